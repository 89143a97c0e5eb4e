import type { PlanHardwareFragment } from '../graphql/generated/graphql'
import type { Format } from '../language/format'
import type { Messages } from '../language/messages'

type Hardware = NonNullable<PlanHardwareFragment['hardware']>

/** A server's hardware in words. What the catalogue does not say is left out. */
export function hardwareFacts({ cpu, memory, storage, bandwidth }: Hardware, t: Messages, format: Format) {
  const gigabytes = (size: number) =>
    size >= 10_000 ? t.catalogue.terabytes(format.number(size / 1000)) : t.resource.gigabytes(format.number(size))
  const between = <Option>(options: readonly Option[], write: (option: Option) => string): string | undefined => {
    const [least, most] = [options[0], options.at(-1)]
    if (least === undefined || most === undefined) return undefined
    return write(least) === write(most) ? write(least) : t.catalogue.upTo(write(least), write(most))
  }
  const kinds = [...new Set(storage.flatMap(option => option.disks.map(disk => disk.interface ?? disk.technology)))]
  const sizes = between(storage, option => gigabytes(option.sizeGb))
  const facts: readonly (readonly [string, string | undefined])[] = [
    [t.resource.processor, cpu ? `${cpu.count > 1 ? `${cpu.count} × ` : ''}${cpu.brand} ${cpu.model}` : undefined],
    [t.catalogue.cores, cpu ? t.catalogue.coresThreads(cpu.cores, cpu.threads) : undefined],
    [t.catalogue.memory, between(memory, option => gigabytes(option.sizeGb))],
    [t.catalogue.storage, sizes && [sizes, kinds.join(', ')].filter(Boolean).join(' · ')],
    [t.catalogue.bandwidth, between(bandwidth, option => format.bandwidth(option.mbps))],
  ]
  return facts.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]))
}
