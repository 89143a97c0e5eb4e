/** A catalogue's technical name in words: ours when we know it, otherwise the name itself made readable. */
export function nameOf(name: string, known: Record<string, string>): string {
  const words = name.replace(/[_-]+/g, ' ')
  return known[name] ?? words.charAt(0).toUpperCase() + words.slice(1)
}

/** What was chosen, as it is written elsewhere: codes of datacenters in capitals. */
export const valueOf = (name: string, value: string): string =>
  name.endsWith('datacenter') ? value.toUpperCase() : value
