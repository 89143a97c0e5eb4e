import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { parseId } from '../domain/ids'
import type { Viewer } from '../domain/viewer'
import type { Clock } from './clock'

/** The header in which the gateway tells a subgraph who asks. */
export const IDENTITY_HEADER = 'x-perennial-identity'

/** How long a signed identity is good for, in seconds: one call, and clocks that differ a little. */
const LIFETIME = 30

export interface Identity {
  /** The subgraph that it is for. */
  readonly audience: string
  /** The account's id; null for an operator. */
  readonly accountId: string | null
  readonly role: 'account' | 'operator'
  readonly scopes: readonly string[]
  readonly requestId: string
}

const claims = z.object({
  aud: z.string(),
  sub: z.string().nullable(),
  role: z.enum(['account', 'operator']),
  scopes: z.array(z.string()),
  rid: z.string(),
  iat: z.number().int(),
  exp: z.number().int(),
  nonce: z.string().min(16),
  body: z.string(),
})

const digest = (body: string | Buffer): string => createHash('sha256').update(body).digest('base64url')

const signatureOf = (secret: string, signed: string): Buffer => createHmac('sha256', secret).update(signed).digest()

/** Signs who asks, for one subgraph and one body. */
export function signIdentity(identity: Identity, body: string | Buffer, secret: string, now: Date): string {
  const iat = Math.floor(now.getTime() / 1000)
  const payload = JSON.stringify({
    aud: identity.audience,
    sub: identity.accountId,
    role: identity.role,
    scopes: [...identity.scopes],
    rid: identity.requestId,
    iat,
    exp: iat + LIFETIME,
    nonce: randomBytes(16).toString('base64url'),
    body: digest(body),
  } satisfies z.infer<typeof claims>)
  const signed = `v1.${Buffer.from(payload).toString('base64url')}`
  return `${signed}.${signatureOf(secret, signed).toString('base64url')}`
}

export interface Caller {
  readonly viewer: Viewer
  readonly requestId: string
}

/** Undefined for anything but a fresh, unused signature for this subgraph and this body. */
export type IdentityVerifier = (header: string | undefined, body: Buffer) => Caller | undefined

interface VerifierOptions {
  /** Name of the subgraph. */
  readonly audience: string
  /** Secrets that are good now: two while one is replaced by the next. */
  readonly secrets: readonly string[]
  readonly clock: Clock
}

/**
 * Nonces are kept in two generations, swapped after a lifetime, so that memory is bounded by the calls of one minute.
 */
export function createIdentityVerifier({ audience, secrets, clock }: VerifierOptions): IdentityVerifier {
  let recent = new Set<string>()
  let older = new Set<string>()
  let swappedAt = 0

  const seen = (nonce: string, now: number): boolean => {
    if (now - swappedAt > LIFETIME + 1) {
      older = now - swappedAt > 2 * (LIFETIME + 1) ? new Set() : recent
      recent = new Set()
      swappedAt = now
    }
    if (recent.has(nonce) || older.has(nonce)) return true
    recent.add(nonce)
    return false
  }

  return (header, body) => {
    const [version, payload, signature, ...rest] = header?.split('.') ?? []
    if (version !== 'v1' || !payload || !signature || rest.length > 0) return undefined
    const given = Buffer.from(signature, 'base64url')
    const signed = `v1.${payload}`
    const genuine = secrets.some(secret => {
      const expected = signatureOf(secret, signed)
      return given.length === expected.length && timingSafeEqual(given, expected)
    })
    if (!genuine) return undefined
    const read = claims.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString()))
    if (!read.success) return undefined
    const { aud, sub, role, scopes, rid, iat, exp, nonce, body: bodyDigest } = read.data
    const now = Math.floor(clock.now().getTime() / 1000)
    if (aud !== audience || bodyDigest !== digest(body)) return undefined
    if (now > exp || iat > now + LIFETIME || exp - iat > LIFETIME || seen(nonce, now)) return undefined
    if (role === 'operator') return { viewer: { kind: 'operator', scopes }, requestId: rid }
    const accountId = parseId('acc', sub ?? '')
    return accountId && { viewer: { kind: 'account', accountId, scopes }, requestId: rid }
  }
}
