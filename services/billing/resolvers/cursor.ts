import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { badInput } from '../../shared/runtime/errors'

/** Makes and reads cursors of one list: an account's, with one filter and one order. */
export interface Cursors {
  /** The cursor of an entry by what the list is ordered by. */
  encode(key: readonly (string | null)[]): string
  /** @throws BAD_USER_INPUT for a cursor of another list, or none at all. */
  decode(cursor: string): (string | null)[]
}

const macLength = 12

/**
 * Cursors carry a signature over the list that they belong to, so that one of another account or filter, or one that
 * somebody made up, is refused instead of being read.
 * @param secrets the first one signs, all are accepted.
 * @param list whatever makes this list this one: whose it is, what it is filtered by, how it is ordered.
 */
export function createCursors(secrets: readonly [string, ...string[]], list: unknown): Cursors {
  const binding = createHash('sha256').update(JSON.stringify(list)).digest()
  const macOf = (secret: string, key: Buffer): Buffer =>
    createHmac('sha256', secret).update('cursor').update(binding).update(key).digest().subarray(0, macLength)
  const [signing] = secrets

  return {
    encode(key) {
      const payload = Buffer.from(JSON.stringify(key))
      return Buffer.concat([macOf(signing, payload), payload]).toString('base64url')
    },
    decode(cursor) {
      const bytes = Buffer.from(cursor.slice(0, 2_000), 'base64url')
      const mac = bytes.subarray(0, macLength)
      const payload = bytes.subarray(macLength)
      const isOurs = mac.length === macLength && secrets.some(secret => timingSafeEqual(mac, macOf(secret, payload)))
      if (!isOurs) throw badInput('This cursor does not belong to this list.')
      const key: unknown = JSON.parse(payload.toString())
      if (!Array.isArray(key)) throw badInput('This cursor does not belong to this list.')
      return key.map(value => (typeof value === 'string' ? value : null))
    },
  }
}

const most = 100

/** How many entries are asked for. @throws BAD_USER_INPUT unless 1 to 100. */
export function pageSize(first: number | null | undefined): number {
  const size = first ?? 20
  if (size < 1 || size > most) throw badInput(`"first" must be 1 to ${most}.`)
  return size
}
