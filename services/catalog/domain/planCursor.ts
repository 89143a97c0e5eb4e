import { createHmac, timingSafeEqual } from 'node:crypto'
import { toText } from './exactJson'
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

/** The first one signs, all are accepted: two while one is replaced by the next. */
export type CursorSecrets = readonly [string, ...string[]]

const signatureBytes = 16

function signature(secret: string, listing: PlanListing, position: Buffer): Buffer {
  const { subsidiary, order, criteria } = listing
  return createHmac('sha256', secret)
    .update(toText([subsidiary, order, criteria]))
    .update('\0')
    .update(position)
    .digest()
    .subarray(0, signatureBytes)
}

/** An opaque cursor: the place, signed together with what the list shows. */
export function encodeCursor(
  [secret]: CursorSecrets,
  listing: PlanListing,
  { version, sortKey, code }: PlanPosition,
): string {
  const position = Buffer.from(JSON.stringify([version, sortKey, code]))
  return Buffer.concat([signature(secret, listing, position), position]).toString('base64url')
}

/** The place that a cursor names; undefined when it was not made here for this list. */
export function decodeCursor(secrets: CursorSecrets, listing: PlanListing, cursor: string): PlanPosition | undefined {
  const bytes = Buffer.from(cursor, 'base64url')
  const given = bytes.subarray(0, signatureBytes)
  const position = bytes.subarray(signatureBytes)
  if (given.length !== signatureBytes) return undefined
  if (!secrets.some(secret => timingSafeEqual(given, signature(secret, listing, position)))) return undefined
  const [version, sortKey, code]: [number, string, string] = JSON.parse(position.toString())
  return { version, sortKey, code }
}
