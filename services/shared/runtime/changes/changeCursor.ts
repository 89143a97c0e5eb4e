import { createHmac, timingSafeEqual } from 'node:crypto'
import type { AccountId } from '../../domain/ids'

const macLength = 12

/** Says how far a subscriber has come in an account's changes; signed, and bound to the account. */
export interface ChangeCursors {
  encode(sequence: number): string
  /** Undefined for one that is not ours, or another account's. */
  decode(cursor: string): number | undefined
}

/** @param secrets the first one signs, all are accepted. */
export function createChangeCursors(secrets: readonly [string, ...string[]], accountId: AccountId): ChangeCursors {
  const macOf = (secret: string, text: string): Buffer =>
    createHmac('sha256', secret).update(`change ${accountId} ${text}`).digest().subarray(0, macLength)
  return {
    encode(sequence) {
      const text = String(sequence)
      return Buffer.concat([macOf(secrets[0], text), Buffer.from(text)]).toString('base64url')
    },
    decode(cursor) {
      const bytes = Buffer.from(cursor.slice(0, 100), 'base64url')
      const mac = bytes.subarray(0, macLength)
      const text = bytes.subarray(macLength).toString()
      const isOurs =
        mac.length === macLength &&
        /^\d{1,15}$/.test(text) &&
        secrets.some(secret => timingSafeEqual(mac, macOf(secret, text)))
      return isOurs ? Number(text) : undefined
    },
  }
}
