import type { JWTVerifyGetKey } from 'jose'
import { errors, jwtVerify } from 'jose'
import { z } from 'zod'
import { parseId } from '../../services/shared/domain/ids'
import type { Clock } from '../../services/shared/runtime/clock'
import type { Log } from '../../services/shared/runtime/log'
import { Refusal } from '../http/refusal'
import { challenge } from './bearer'
import { KeysUnavailable } from './issuerKeys'
import type { Principal } from './principal'

/** Asymmetric only: with a symmetric one, whoever can verify could also sign. */
const algorithms = ['ES256', 'RS256', 'PS256', 'EdDSA']

/** A verified token is taken again without a look at its signature for this long, so a withdrawn key is noticed soon. */
const freshFor = 60_000

/** How many verified tokens are remembered. */
const remembered = 10_000

const claims = z.object({
  sub: z.string().min(1).max(255),
  exp: z.number(),
  role: z.enum(['account', 'operator']).default('account'),
  scope: z.string().max(4000).default(''),
  policies: z.array(z.string().max(200)).max(200).default([]),
})

/** Policies that everybody of a role has, besides those that a token's claim `policies` lists. */
type PoliciesByRole = Readonly<Partial<Record<Principal['role'], readonly string[]>>>

export type TokenOutcome = 'verified' | 'remembered' | 'refused' | 'unavailable'

export interface TokenVerifierOptions {
  readonly issuer: string
  readonly audience: string
  readonly keys: JWTVerifyGetKey
  readonly clock: Clock
  readonly log: Log
  readonly onOutcome: (outcome: TokenOutcome) => void
  readonly policiesByRole: PoliciesByRole
}

/** @throws Refusal 401 for a token that is not good, 503 when that cannot be told. */
export type TokenVerifier = (token: string, requestId: string) => Promise<Principal>

interface Remembered {
  readonly principal: Principal
  readonly until: number
}

const refused = (why: string): Refusal =>
  new Refusal(401, 'UNAUTHENTICATED', `The access token is not good: ${why}.`, challenge('invalid_token', why))

/** What a caller may know of why; everything that is not about its clock is one answer, which teaches a forger nothing. */
const reasonOf = (error: unknown): string =>
  error instanceof errors.JWTExpired ? 'it has expired' : 'it cannot be verified'

function principalOf(payload: unknown, byRole: PoliciesByRole): Principal & { readonly expiresAt: number } {
  const read = claims.safeParse(payload)
  if (!read.success) throw refused('its claims cannot be read')
  const { sub, exp, role, scope, policies } = read.data
  if (role === 'account' && !parseId('acc', sub)) throw refused('it names no account')
  return {
    role,
    accountId: role === 'account' ? sub : null,
    scopes: scope.split(' ').filter(Boolean),
    policies: [...policies, ...(byRole[role] ?? [])],
    isAuthenticated: true,
    expiresAt: exp * 1000,
  }
}

/** Verifies access tokens as RFC 9068 says: type, algorithm, signature, issuer, audience and times. */
export function createTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const { issuer, audience, keys, clock, log, onOutcome, policiesByRole } = options
  const known = new Map<string, Remembered>()

  const remember = (token: string, entry: Remembered): void => {
    known.set(token, entry)
    const oldest = known.size > remembered ? known.keys().next().value : undefined
    if (oldest !== undefined) known.delete(oldest)
  }

  return async (token, requestId) => {
    const now = clock.now()
    const found = known.get(token)
    if (found && found.until > now.getTime()) {
      onOutcome('remembered')
      return found.principal
    }
    known.delete(token)
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms,
        issuer: [issuer, `${issuer}/`], // Some providers end their name with a slash.
        audience,
        typ: 'at+jwt',
        requiredClaims: ['exp', 'sub'],
        currentDate: now,
      })
      const principal = principalOf(payload, policiesByRole)
      remember(token, { principal, until: Math.min(principal.expiresAt, now.getTime() + freshFor) })
      onOutcome('verified')
      return principal
    } catch (error) {
      if (error instanceof KeysUnavailable) {
        onOutcome('unavailable')
        log.error({ err: error, requestId }, 'tokens cannot be verified')
        throw new Refusal(503, 'IDENTITY_UNAVAILABLE', 'Tokens cannot be verified at the moment. Try again.', {
          'retry-after': '5',
        })
      }
      onOutcome('refused')
      log.info({ requestId, reason: error instanceof Error ? error.message : 'unknown' }, 'a token was refused')
      throw error instanceof Refusal ? error : refused(reasonOf(error))
    }
  }
}
