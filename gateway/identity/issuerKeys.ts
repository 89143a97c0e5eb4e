import type { JWTVerifyGetKey } from 'jose'
import { createRemoteJWKSet, errors } from 'jose'
import { z } from 'zod'

/** The issuer's keys cannot be had: not the token's fault. */
export class KeysUnavailable extends Error {}

const patience = 3000
/** The least time between two tries to find the issuer, so that its outage brings no storm of calls. */
const rest = 5000

const metadata = z.object({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) })

/** About the token, not about the issuer. */
const isTokensFault = (error: unknown): boolean =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSENotSupported

async function discover(issuer: string): Promise<JWTVerifyGetKey> {
  const response = await fetch(`${issuer}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(patience),
    redirect: 'error',
  })
  if (!response.ok) throw new Error(`the issuer's metadata came with status ${response.status}`)
  const found = metadata.parse(await response.json())
  if (found.issuer.replace(/\/+$/, '') !== issuer) throw new Error(`the issuer calls itself ${found.issuer}`)
  // A key that is not known is looked up at most every 30 s, however many tokens name one.
  return createRemoteJWKSet(new URL(found.jwks_uri), { timeoutDuration: patience, cooldownDuration: 30_000 })
}

/**
 * Keys of an OpenID provider elsewhere: found when the first token comes, so that neither has to start first.
 * @throws KeysUnavailable from the returned function while the issuer cannot be reached.
 */
export function remoteIssuerKeys(issuer: string): JWTVerifyGetKey {
  let keys: Promise<JWTVerifyGetKey> | undefined
  let triedAt = 0
  const known = (): Promise<JWTVerifyGetKey> => {
    if (keys) return keys
    if (Date.now() - triedAt < rest) return Promise.reject(new Error('the issuer could not be reached a moment ago'))
    triedAt = Date.now()
    keys = discover(issuer)
    keys.catch(() => {
      keys = undefined
    })
    return keys
  }
  return async (header, token) => {
    try {
      return await (
        await known()
      )(header, token)
    } catch (error) {
      if (isTokensFault(error)) throw error
      throw new KeysUnavailable('the issuer’s keys cannot be had', { cause: error })
    }
  }
}
