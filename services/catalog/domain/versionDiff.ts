import type { UnitPrice } from '../../shared/domain/money'
import type { Pricing } from './plan'

/** A plan in a version, by what tells whether it changed. */
export interface PlanMark {
  readonly code: string
  readonly isAddon: boolean
  readonly digest: string
}

/** Codes of what came, changed and went from one version to the next. */
export interface Changes {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly withdrawn: readonly string[]
}

export interface PriceChange {
  readonly code: string
  readonly capacities: readonly string[]
  readonly mode: string
  readonly period: string | null
  /** Null where the pricing is new, or gone. */
  readonly before: UnitPrice | null
  readonly after: UnitPrice | null
}

const codesOf = (marks: readonly PlanMark[]): string[] => marks.map(({ code }) => code).sort()

/** What came, changed and went between two lists of plans, or of add-ons. */
export function compareMarks(before: readonly PlanMark[], after: readonly PlanMark[]): Changes {
  const earlier = new Map(before.map(mark => [mark.code, mark.digest]))
  const later = new Set(after.map(({ code }) => code))
  return {
    added: codesOf(after.filter(({ code }) => !earlier.has(code))),
    changed: codesOf(after.filter(({ code, digest }) => earlier.has(code) && earlier.get(code) !== digest)),
    withdrawn: codesOf(before.filter(({ code }) => !later.has(code))),
  }
}

const keyOf = ({ capacities, mode, period, phase, quantity, commitment }: Pricing): string =>
  JSON.stringify([[...capacities].sort(), mode, period, phase, quantity.min, commitment])

/** The prices of a plan that are not the same in two versions; promotions pass and are no change of price. */
export function priceChanges(code: string, before: readonly Pricing[], after: readonly Pricing[]): PriceChange[] {
  const earlier = new Map(before.map(pricing => [keyOf(pricing), pricing]))
  const later = new Map(after.map(pricing => [keyOf(pricing), pricing]))
  return [...new Set([...earlier.keys(), ...later.keys()])].flatMap(key => {
    const was = earlier.get(key)
    const is = later.get(key)
    const pricing = is ?? was
    if (!pricing || was?.price === is?.price) return []
    const { capacities, mode, period } = pricing
    return [{ code, capacities, mode, period, before: was?.price ?? null, after: is?.price ?? null }]
  })
}
