import type { Classification } from './classification'

interface Offering {
  readonly code: string
  readonly addons: readonly string[]
}

/** Plans that lead to an add-on, directly or by way of another add-on. */
export type Offered = Pick<Classification, 'universe' | 'range' | 'brand'>

/**
 * For each add-on, where the plans that offer it belong, one for each range.
 * An add-on of an add-on goes wherever that one goes; a circle of add-ons ends by itself.
 */
export function addonRanges(
  plans: readonly (Offering & { readonly belongs: Offered })[],
  addons: readonly Offering[],
): Map<string, Map<string, Offered>> {
  const next = new Map(addons.map(({ code, addons: inner }) => [code, inner]))
  const found = new Map<string, Map<string, Offered>>()
  for (const { addons: offered, belongs } of plans) {
    const open = [...offered]
    for (let code = open.pop(); code !== undefined; code = open.pop()) {
      const ranges = found.get(code) ?? new Map<string, Offered>()
      found.set(code, ranges)
      if (ranges.has(belongs.range)) continue
      ranges.set(belongs.range, belongs)
      open.push(...(next.get(code) ?? []))
    }
  }
  return found
}
