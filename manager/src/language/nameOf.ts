/** A catalogue's technical name in words: ours when we know it, otherwise the name itself made readable. */
export function nameOf(name: string, known: Record<string, string>): string {
  const words = name.replace(/[_-]+/g, ' ')
  return known[name] ?? words.charAt(0).toUpperCase() + words.slice(1)
}
