import { parseDay } from '../../shared/domain/day'
import type { Dated } from './timeline'

/** The beginning (UTC) of the first day that a file name names, such as `eco-FR-2025-04-02.json.gz`. */
export function dayInFileName(fileName: string): Date | undefined {
  for (const [, year, month, day] of fileName.matchAll(/(?<!\d)(\d{4})-?(\d{2})-?(\d{2})(?!\d)/g)) {
    const found = parseDay(`${year}-${month}-${day}`)
    if (found) return new Date(`${found}T00:00:00Z`)
  }
  return undefined
}

/**
 * From when a version is sold: as stated, or else from now. Of an older version than those that are known, it is only
 * known that it was overtaken: it counts as overtaken at its beginning.
 */
export function effectiveFrom(stated: Date | undefined, version: number, others: readonly Dated[], now: Date): Date {
  if (stated) return stated
  const newer = others.filter(other => other.version > version).map(other => other.effectiveFrom.getTime())
  return new Date(Math.min(now.getTime(), ...newer))
}
