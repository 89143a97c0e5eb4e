import type { Json, JsonObject } from './numeral'
import { at, isObject, numberAt, textAt } from './numeral'

export interface Hardware {
  readonly cpu: Cpu | null
  readonly frame: string | null
  readonly memory: readonly MemoryOption[]
  readonly storage: readonly StorageOption[]
  readonly bandwidth: readonly BandwidthOption[]
}

interface Cpu {
  readonly brand: string
  readonly model: string
  readonly count: number
  readonly cores: number
  readonly threads: number
  readonly baseGhz: number | null
  readonly boostGhz: number | null
  readonly score: number | null
}

interface MemoryOption {
  readonly addonCode: string
  readonly sizeGb: number
  readonly ecc: boolean
  readonly type: string
  readonly mhz: number | null
}

interface StorageOption {
  readonly addonCode: string
  readonly sizeGb: number
  readonly raid: string | null
  readonly disks: readonly Disk[]
}

interface Disk {
  readonly count: number
  readonly sizeGb: number
  readonly technology: string
  readonly interface: string | null
}

interface BandwidthOption {
  readonly addonCode: string
  readonly mbps: number
  readonly guaranteed: boolean
}

/** A part that a server can have, with the technical data it was published with. */
export interface Part {
  readonly code: string
  readonly family: string
  readonly technical: JsonObject | null
}

/** What GraphQL's `Int` and PostgreSQL's `integer` hold. */
const most = 2 ** 31 - 1

const whole = (value: number | null): number | null =>
  value === null || value < 0 || value > most ? null : Math.round(value)

function cpuOf(technical: JsonObject): Cpu | null {
  const cpu = at(technical, 'server', 'cpu')
  const model = textAt(cpu, 'model')
  if (!isObject(cpu) || model === null) return null
  const count = whole(numberAt(cpu, 'number')) ?? 1
  // Catalogues count the cores and threads of one processor.
  const cores = Math.min((whole(numberAt(cpu, 'cores')) ?? 0) * count, most)
  const threads = Math.min((whole(numberAt(cpu, 'threads')) ?? 0) * count, most)
  return {
    brand: textAt(cpu, 'brand') ?? '',
    model,
    count,
    cores,
    threads: Math.max(threads, cores),
    baseGhz: numberAt(cpu, 'frequency'),
    boostGhz: numberAt(cpu, 'boost'),
    score: whole(numberAt(cpu, 'score')),
  }
}

function memoryOf({ code, technical }: Part): MemoryOption[] {
  const memory = at(technical ?? undefined, 'memory')
  const sizeGb = whole(numberAt(memory, 'size'))
  if (sizeGb === null) return []
  const ecc = at(memory, 'ecc') === true
  return [
    { addonCode: code, sizeGb, ecc, type: textAt(memory, 'ramType') ?? '', mhz: whole(numberAt(memory, 'frequency')) },
  ]
}

const listed = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : [])

function disksOf(storage: Json | undefined): Disk[] {
  return listed(at(storage, 'disks')).flatMap(disk => {
    const sizeGb = whole(numberAt(disk, 'capacity'))
    if (sizeGb === null) return []
    const count = whole(numberAt(disk, 'number')) ?? 1
    return [{ count, sizeGb, technology: textAt(disk, 'technology') ?? '', interface: textAt(disk, 'interface') }]
  })
}

function storageOf({ code, family, technical }: Part): StorageOption[] {
  // The system's own disks come with every choice of storage: they are no choice of it.
  if (family.includes('system')) return []
  const storage = at(technical ?? undefined, 'storage')
  const disks = disksOf(storage)
  const sizeGb = Math.min(
    disks.reduce((sum, disk) => sum + disk.count * disk.sizeGb, 0),
    most,
  )
  if (sizeGb === 0) return []
  const raid = textAt(storage, 'raid')
  return [{ addonCode: code, sizeGb, raid: raid?.toLowerCase() === 'none' ? null : raid, disks }]
}

function bandwidthOf({ code, technical }: Part): BandwidthOption[] {
  const bandwidth = at(technical ?? undefined, 'bandwidth')
  const mbps = whole(numberAt(bandwidth, 'level'))
  return mbps === null ? [] : [{ addonCode: code, mbps, guaranteed: at(bandwidth, 'guaranteed') === true }]
}

/**
 * A server's hardware: its own technical data and the parts that its option families offer, least first.
 * Null for anything that is no server.
 */
export function hardwareOf(technical: JsonObject | null, parts: readonly Part[]): Hardware | null {
  if (!technical || !isObject(at(technical, 'server'))) return null
  return {
    cpu: cpuOf(technical),
    frame: textAt(technical, 'server', 'frame', 'size'),
    memory: parts.flatMap(memoryOf).sort((a, b) => a.sizeGb - b.sizeGb),
    storage: parts.flatMap(storageOf).sort((a, b) => a.sizeGb - b.sizeGb),
    bandwidth: parts.flatMap(bandwidthOf).sort((a, b) => a.mbps - b.mbps),
  }
}

/** What a list of plans is filtered by. */
export interface HardwareFacts {
  readonly cpu: string | null
  readonly cores: number | null
  readonly mostMemoryGb: number | null
  readonly mostStorageGb: number | null
  /** Technologies and interfaces of all disks on offer, in small letters. */
  readonly disks: readonly string[]
}

export function hardwareFacts(hardware: Hardware | null): HardwareFacts {
  const words = hardware?.storage.flatMap(({ disks }) => disks.flatMap(disk => [disk.technology, disk.interface ?? '']))
  return {
    cpu: hardware?.cpu ? `${hardware.cpu.brand} ${hardware.cpu.model}`.toLowerCase() : null,
    cores: hardware?.cpu?.cores ?? null,
    mostMemoryGb: hardware?.memory.at(-1)?.sizeGb ?? null,
    mostStorageGb: hardware?.storage.at(-1)?.sizeGb ?? null,
    disks: [...new Set(words?.map(word => word.toLowerCase()).filter(word => word !== ''))],
  }
}
