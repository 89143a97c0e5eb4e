import { randomUUID } from 'node:crypto'
import { SignJWT, importJWK } from 'jose'
import type { IssuerKeys } from './keys'
import { SIGNING_ALGORITHM } from './keys'
import type { Person } from './people'

export interface TokenRequest {
  readonly issuer: string
  readonly audience: string
  readonly clientId: string
  readonly person: Pick<Person, 'subject' | 'role'>
  readonly scopes: readonly string[]
  readonly now: Date
  readonly lifetimeSeconds: number
}

/** Signs an access token as the embedded issuer does (RFC 9068), without anybody signing in. */
export async function signAccessToken(request: TokenRequest, { keys: [key] }: IssuerKeys): Promise<string> {
  if (!key) throw new Error('the issuer has no key')
  const { issuer, audience, clientId, person, scopes, now, lifetimeSeconds } = request
  const issuedAt = Math.floor(now.getTime() / 1000)
  return new SignJWT({ role: person.role, scope: scopes.join(' '), client_id: clientId })
    .setProtectedHeader({ alg: SIGNING_ALGORITHM, typ: 'at+jwt', kid: key.kid })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(person.subject)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifetimeSeconds)
    .setJti(randomUUID())
    .sign(await importJWK(key, SIGNING_ALGORITHM))
}
