import { createHmac, timingSafeEqual } from 'node:crypto'

/** The header that says who sent a batch of events: `t=<unix seconds>,v1=<hex HMAC-SHA256 of "t.body">`. */
export const SIGNATURE_HEADER = 'x-perennial-signature'

/** How old a signed batch may be, in seconds. */
const TOLERANCE = 300

const macOf = (secret: string, at: number, body: Buffer): Buffer =>
  createHmac('sha256', secret).update(`${at}.`).update(body).digest()

export function signBatch(body: Buffer, secret: string, now: Date): string {
  const at = Math.floor(now.getTime() / 1000)
  return `t=${at},v1=${macOf(secret, at, body).toString('hex')}`
}

/** Whether a batch was signed with one of the secrets, not too long ago. */
export function verifyBatch(header: string | undefined, body: Buffer, secrets: readonly string[], now: Date): boolean {
  const parts = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header ?? '')
  if (!parts?.[1] || !parts[2]) return false
  const at = Number(parts[1])
  if (Math.abs(now.getTime() / 1000 - at) > TOLERANCE) return false
  const given = Buffer.from(parts[2], 'hex')
  return secrets.some(secret => timingSafeEqual(given, macOf(secret, at, body)))
}
