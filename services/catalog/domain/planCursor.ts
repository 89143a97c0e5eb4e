import { digestOf } from './digest'
import type { PlanCriteria, PlanOrder } from './planCriteria'

/** A place in a list of plans. */
export interface PlanPosition {
  /** Of the catalogue: a list goes on in the version in which it began. */
  readonly version: number
  /** What the list is ordered by, as text. */
  readonly sortKey: string
  readonly code: string
}

/** What a list shows: a cursor of one list is good for that list only. */
export interface PlanListing {
  readonly subsidiary: string
  readonly criteria: PlanCriteria
  readonly order: PlanOrder
}

const digest = ({ subsidiary, criteria, order }: PlanListing): string =>
  digestOf(
    JSON.stringify([subsidiary, order, criteria], (_, value: unknown) =>
      typeof value === 'bigint' ? value.toString() : value,
    ),
  ).slice(0, 16)

export function encodeCursor(listing: PlanListing, { version, sortKey, code }: PlanPosition): string {
  return Buffer.from(JSON.stringify([digest(listing), version, sortKey, code])).toString('base64url')
}

/** The place that a cursor names; undefined when it is no cursor of this list. */
export function decodeCursor(listing: PlanListing, cursor: string): PlanPosition | undefined {
  const fields = parse(cursor)
  if (!Array.isArray(fields) || fields.length !== 4) return undefined
  const [of, version, sortKey, code]: unknown[] = fields
  if (of !== digest(listing) || typeof sortKey !== 'string' || typeof code !== 'string') return undefined
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1 || version >= 2 ** 31) return undefined
  if (listing.order !== 'NAME' && !isPriceKey(sortKey)) return undefined
  const position = { version, sortKey, code }
  // One spelling only, and no text that PostgreSQL would refuse.
  return encodeCursor(listing, position) === cursor && !/\0/.test(sortKey + code) ? position : undefined
}

/** A price, or one of the two that stand for none at either end of the list. */
const isPriceKey = (text: string): boolean => /^(-1|\d{1,19})$/.test(text) && BigInt(text) < 2n ** 63n

function parse(cursor: string): unknown {
  if (cursor.length > 2000) return undefined
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return undefined
  }
}
