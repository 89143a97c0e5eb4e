import type { Universe } from '../../shared/domain/events'
import type { UnitPrice } from '../../shared/domain/money'
import { UNIT_PRICE_DIGITS, parseDecimal } from '../../shared/domain/money'
import type { Result } from '../../shared/domain/result'
import { ok, refuse } from '../../shared/domain/result'

/** What a caller asks plans to match. */
export interface PlanFilter {
  readonly search?: string | null
  readonly universe?: Universe | null
  readonly ranges?: readonly string[] | null
  readonly minPrice?: string | null
  readonly maxPrice?: string | null
  readonly datacenters?: readonly string[] | null
  readonly orderable?: boolean | null
  readonly hardware?: {
    readonly cpu?: string | null
    readonly minCores?: number | null
    readonly minMemoryGb?: number | null
    readonly minStorageGb?: number | null
    readonly disk?: string | null
  } | null
}

export type PlanOrder = 'PRICE' | 'PRICE_DESC' | 'NAME'

/** A filter that was read: conditions that were not given are null, words are in small letters. */
export interface PlanCriteria {
  readonly words: readonly string[]
  readonly universe: Universe | null
  readonly ranges: readonly string[] | null
  readonly minPrice: UnitPrice | null
  readonly maxPrice: UnitPrice | null
  readonly datacenters: readonly string[] | null
  readonly orderable: boolean | null
  readonly cpuWords: readonly string[]
  readonly minCores: number | null
  readonly minMemoryGb: number | null
  readonly minStorageGb: number | null
  readonly disk: string | null
}

/** Beyond this a search is no search. */
const mostWords = 20
const mostValues = 100

const wordsOf = (text: string | null | undefined): string[] =>
  (text ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter(word => word !== '')

/** A list in which nothing was chosen asks for nothing. */
const chosen = (values: readonly string[] | null | undefined): string[] | null =>
  values && values.length > 0 ? [...new Set(values)].sort() : null

const priceOf = (decimal: string | null | undefined): UnitPrice | null | undefined =>
  decimal === null || decimal === undefined ? null : parseDecimal(decimal, UNIT_PRICE_DIGITS)

/** The conditions of a filter, or what is wrong with it in words for the caller. */
export function toCriteria(filter: PlanFilter): Result<PlanCriteria, string> {
  const words = wordsOf(filter.search)
  const cpuWords = wordsOf(filter.hardware?.cpu)
  if (words.length > mostWords || cpuWords.length > mostWords) return refuse(`A search has at most ${mostWords} words.`)
  const given = [
    filter.search,
    filter.hardware?.cpu,
    filter.hardware?.disk,
    ...(filter.ranges ?? []),
    ...(filter.datacenters ?? []),
  ]
  if (given.some(text => text?.includes('\0'))) return refuse('A filter holds no NUL characters.')
  const ranges = chosen(filter.ranges)
  const datacenters = chosen(filter.datacenters?.map(code => code.toLowerCase()))
  if ((ranges?.length ?? 0) > mostValues || (datacenters?.length ?? 0) > mostValues)
    return refuse(`A list in a filter has at most ${mostValues} values.`)
  const minPrice = priceOf(filter.minPrice)
  const maxPrice = priceOf(filter.maxPrice)
  if (minPrice === undefined || maxPrice === undefined) return refuse('A price has at most eight decimals.')
  return ok({
    words,
    universe: filter.universe ?? null,
    ranges,
    minPrice,
    maxPrice,
    datacenters,
    orderable: filter.orderable ?? null,
    cpuWords,
    minCores: filter.hardware?.minCores ?? null,
    minMemoryGb: filter.hardware?.minMemoryGb ?? null,
    minStorageGb: filter.hardware?.minStorageGb ?? null,
    disk: filter.hardware?.disk?.toLowerCase() || null,
  })
}
