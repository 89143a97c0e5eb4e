import { parseDay } from '../../shared/domain/day'

/** The first day that a file name names, such as `eco-FR-2025-04-02.json.gz`; undefined when it names none. */
function dayInName(fileName: string): string | undefined {
  for (const [, year, month, day] of fileName.matchAll(/(?<!\d)(\d{4})-?(\d{2})-?(\d{2})(?!\d)/g)) {
    const found = parseDay(`${year}-${month}-${day}`)
    if (found) return found
  }
  return undefined
}

/** From when a version is sold: what was stated, or else the day in the file's name (UTC), or else now. */
export function effectiveFrom(stated: Date | undefined, fileName: string, now: Date): Date {
  if (stated) return stated
  const named = dayInName(fileName)
  return named === undefined ? now : new Date(`${named}T00:00:00Z`)
}
