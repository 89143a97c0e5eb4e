import type { OrderedItem } from './order'

/** A part of the technical data: whatever the catalogue published, so nothing about it is certain. */
type Part = Readonly<Record<string, unknown>>

const partOf = (value: unknown, key: string): Part | undefined => {
  const part: unknown = isPart(value) ? value[key] : undefined
  return isPart(part) ? part : undefined
}

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value)

const positive = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

/** What options say counts; what the plan itself says counts where no option does. */
function told<Value>(items: readonly OrderedItem[], read: (item: OrderedItem) => Value | undefined): Value[] {
  const [plan, ...options] = items
  const found = options.map(read).filter(value => value !== undefined)
  if (found.length > 0) return found
  const own = plan && read(plan)
  return own === undefined ? [] : [own]
}

/** `Intel Xeon-E 2386G, 6 cores, 12 threads, 3.5 GHz`; what the plan is called when its processor is not told. */
export function cpuOf(items: readonly OrderedItem[]): string {
  const [plan] = items
  const cpu = partOf(partOf(plan?.technical, 'server'), 'cpu') ?? partOf(plan?.technical, 'cpu')
  const model = [text(cpu?.['brand']), text(cpu?.['model'])].filter(Boolean).join(' ')
  if (!cpu || model === '') return plan?.label ?? ''
  const number = positive(cpu['number']) ?? 1
  const count = (key: string, unit: string): string[] => {
    const value = positive(cpu[key])
    return value === undefined ? [] : [`${value} ${unit}`]
  }
  const name = number > 1 ? `${number} × ${model}` : model
  return [name, ...count('cores', 'cores'), ...count('threads', 'threads'), ...count('frequency', 'GHz')].join(', ')
}

/** Memory of all modules in GB; null when nothing is told of it. */
export function memoryGbOf(items: readonly OrderedItem[]): number | null {
  const sizes = told(items, ({ technical, quantity }) => {
    const memory = partOf(technical, 'memory') ?? partOf(partOf(technical, 'server'), 'memory')
    const size = positive(memory?.['size'])
    return size === undefined ? undefined : Math.round(inGb(size, memory?.['sizeUnit'])) * quantity
  })
  return sizes.length > 0 ? sizes.reduce((sum, size) => sum + size, 0) : null
}

function inGb(size: number, unit: unknown): number {
  if (unit === 'MB') return size / 1000
  return unit === 'TB' ? size * 1000 : size
}

const disksOf = (technical: unknown): readonly Part[] => {
  const disks = partOf(technical, 'storage')?.['disks'] ?? partOf(partOf(technical, 'server'), 'storage')?.['disks']
  return Array.isArray(disks) ? disks.filter(isPart) : []
}

/** `2 × 512 GB NVMe SSD + 2 × 6000 GB SATA HDD, Soft RAID`; null when nothing is told of it. */
export function storageOf(items: readonly OrderedItem[]): string | null {
  const sets = told(items, ({ technical }) => {
    const disks = disksOf(technical).flatMap(disk => {
      const capacity = positive(disk['capacity'])
      if (capacity === undefined) return []
      const size = `${positive(disk['number']) ?? 1} × ${capacity} ${text(disk['sizeUnit']) ?? 'GB'}`
      return [[size, text(disk['interface']), text(disk['technology'])].filter(Boolean).join(' ')]
    })
    if (disks.length === 0) return undefined
    return [disks.join(' + '), text(partOf(technical, 'storage')?.['raid'])].filter(Boolean).join(', ')
  })
  return sets.length > 0 ? sets.join(' + ') : null
}

/** Space in GB, of disks or as a plain size, wherever the catalogue tells it; null when it does not. */
export function spaceGbOf(items: readonly OrderedItem[]): number | null {
  const spaces = told(items, ({ technical, quantity }) => {
    const disks = disksOf(technical).map(
      disk => inGb(positive(disk['capacity']) ?? 0, disk['sizeUnit']) * (positive(disk['number']) ?? 1),
    )
    const plain = ['storage', 'mailbox', 'hosting', 'quota'].map(key => {
      const part = partOf(technical, key)
      const size = positive(part?.['size']) ?? positive(part?.['quota']) ?? positive(part?.['capacity'])
      return size === undefined ? 0 : inGb(size, part?.['sizeUnit'])
    })
    const space = disks.reduce((sum, size) => sum + size, 0) || plain.find(size => size > 0)
    return space ? Math.round(space) * quantity : undefined
  })
  return spaces.length > 0 ? spaces.reduce((sum, space) => sum + space, 0) : null
}

/** The top-level domain that a plan is sold for, without its dot; null when it is not told. */
export function topLevelOf([plan]: readonly OrderedItem[]): string | null {
  const topLevel = text(partOf(plan?.technical, 'domain')?.['tld'])?.replace(/^\./, '').toLowerCase()
  return topLevel ?? null
}
