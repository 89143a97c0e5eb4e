import { randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { parseId } from '../domain/ids'
import type { Viewer } from '../domain/viewer'
import type { Clock } from './clock'
import { createHmacSha256 } from './hmac'

/**
 * The header in which the gateway tells a subgraph who asks:
 * `v2.<identity>.<issued at>.<nonce>.<request id>.<HMAC-SHA256>`, the identity as base64url JSON, the time in seconds.
 * One HMAC covers all that stands before it, a line break, and the body.
 */
export const IDENTITY_HEADER = 'x-perennial-identity'

/** How long a signed identity is good for, in seconds: one call, and clocks that differ a little. */
const LIFETIME = 30

/** How far the gateway's clock may be ahead, in seconds. */
const AHEAD = 5

interface Asking {
  /** The account's id; null for an operator. */
  readonly accountId: string | null
  readonly role: 'account' | 'operator'
  readonly scopes: readonly string[]
}

export interface Identity extends Asking {
  /** The subgraph that it is for. */
  readonly audience: string
  readonly requestId: string
}

const claims = z.object({
  aud: z.string(),
  sub: z.string().nullable(),
  role: z.enum(['account', 'operator']),
  scopes: z.array(z.string()),
})

/** Unique over all processes by its first half; a counter costs less than drawing chance for each call. */
const noncePrefix = randomBytes(12).toString('base64url')
let nonces = 0
const nextNonce = (): string => `${noncePrefix}${(nonces++).toString(36).padStart(4, '0')}`

/** Signs who asks, for one subgraph; `latin1` is for a body of one character a byte. */
export type IdentitySigner = (
  asking: Asking,
  requestId: string,
  body: string | Buffer,
  encoding?: 'latin1' | 'utf8',
) => string

interface SignerOptions {
  /** Name of the subgraph. */
  readonly audience: string
  readonly secret: string
  readonly clock: Clock
}

export function createIdentitySigner({ audience, secret, clock }: SignerOptions): IdentitySigner {
  const hmac = createHmacSha256(secret)
  const encoded = new WeakMap<Asking, string>()
  const encode = (asking: Asking): string => {
    const known = encoded.get(asking)
    if (known !== undefined) return known
    const { accountId, role, scopes } = asking
    const told: z.infer<typeof claims> = { aud: audience, sub: accountId, role, scopes: [...scopes] }
    const text = Buffer.from(JSON.stringify(told)).toString('base64url')
    encoded.set(asking, text)
    return text
  }
  return (asking, requestId, body, encoding = 'utf8') => {
    const issuedAt = Math.floor(clock.now().getTime() / 1000)
    const signed = `v2.${encode(asking)}.${issuedAt}.${nextNonce()}.${requestId}`
    return `${signed}.${hmac(`${signed}\n`, body, encoding)}`
  }
}

/** Signs one call. */
export const signIdentity = (identity: Identity, body: string | Buffer, secret: string, now: Date): string =>
  createIdentitySigner({ audience: identity.audience, secret, clock: { now: () => now } })(
    identity,
    identity.requestId,
    body,
  )

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

/** How many identities are kept decoded. */
const kept = 10_000

/** The request id comes last and may have dots; nothing before it does. */
const shape = /^v2\.([\w-]+)\.(\d{1,12})\.([\w-]{16,64})\.(.*)$/

export function createIdentityVerifier({ audience, secrets, clock }: VerifierOptions): IdentityVerifier {
  const hmacs = secrets.map(createHmacSha256)
  const isSeen = createNonces()
  const viewers = new Map<string, Viewer | undefined>()

  const viewerOf = (identity: string): Viewer | undefined => {
    const known = viewers.get(identity)
    if (known) return known
    const viewer = readViewer(identity, audience)
    if (viewers.size >= kept) viewers.clear()
    viewers.set(identity, viewer)
    return viewer
  }

  return (header, body) => {
    if (header === undefined) return undefined
    const end = header.lastIndexOf('.')
    const signed = header.slice(0, end)
    const [, identity, issued, nonce, requestId] = shape.exec(signed) ?? []
    if (identity === undefined || nonce === undefined || requestId === undefined) return undefined
    const given = Buffer.from(header.slice(end + 1))
    const isGenuine = hmacs.some(hmac => {
      const expected = Buffer.from(hmac(`${signed}\n`, body, 'utf8'))
      return given.length === expected.length && timingSafeEqual(given, expected)
    })
    if (!isGenuine) return undefined
    const now = Math.floor(clock.now().getTime() / 1000)
    const issuedAt = Number(issued)
    if (now > issuedAt + LIFETIME || issuedAt > now + AHEAD) return undefined
    const viewer = viewerOf(identity)
    return viewer && !isSeen(nonce, now) ? { viewer, requestId } : undefined
  }
}

function readViewer(identity: string, audience: string): Viewer | undefined {
  const read = claims.safeParse(JSON.parse(Buffer.from(identity, 'base64url').toString()))
  if (!read.success || read.data.aud !== audience) return undefined
  const { sub, role, scopes } = read.data
  if (role === 'operator') return { kind: 'operator', scopes }
  const accountId = parseId('acc', sub ?? '')
  return accountId && { kind: 'account', accountId, scopes }
}

/**
 * Nonces in two generations, swapped when the older one's signatures are all out of date, so that memory is bounded by
 * the calls of about a minute.
 */
function createNonces(): (nonce: string, now: number) => boolean {
  const span = LIFETIME + AHEAD + 1
  let recent = new Set<string>()
  let older = new Set<string>()
  let swappedAt = 0
  return (nonce, now) => {
    if (now - swappedAt > span) {
      older = now - swappedAt > 2 * span ? new Set() : recent
      recent = new Set()
      swappedAt = now
    }
    if (recent.has(nonce) || older.has(nonce)) return true
    recent.add(nonce)
    return false
  }
}
