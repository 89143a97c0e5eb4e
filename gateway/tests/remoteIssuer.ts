import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { JWK, JWTPayload } from 'jose'
import { SignJWT, exportJWK, generateKeyPair } from 'jose'
import { DEMO_ACCOUNT_ID } from '../../services/shared/domain/ids'

type PrivateKey = Awaited<ReturnType<typeof generateKeyPair>>['privateKey']

export interface TestKey {
  readonly alg: string
  readonly kid: string
  readonly privateKey: PrivateKey
  readonly publicJwk: JWK
}

export async function makeKey(alg: string, kid: string): Promise<TestKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  return { alg, kid, privateKey, publicJwk: { ...(await exportJWK(publicKey)), alg, kid, use: 'sig' } }
}

interface TokenOptions {
  readonly key?: TestKey
  readonly claims?: JWTPayload & Record<string, unknown>
  readonly header?: Record<string, unknown>
  /** Claims to leave out. */
  readonly without?: readonly string[]
}

/** An OpenID provider elsewhere, as production has one. */
export interface TestIssuer {
  readonly url: string
  readonly key: TestKey
  /** How often its keys were fetched. */
  fetches(): number
  /** What it publishes from now on. */
  publish(...keys: readonly TestKey[]): void
  /** A token that is good, but for what is asked. */
  token(options?: TokenOptions): Promise<string>
  close(): Promise<void>
}

export async function startTestIssuer(): Promise<TestIssuer> {
  const key = await makeKey('RS256', 'key-1')
  let published: readonly TestKey[] = [key]
  let fetches = 0
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json')
    if (request.url === '/.well-known/openid-configuration')
      return void response.end(JSON.stringify({ issuer: url, jwks_uri: `${url}/keys` }))
    fetches++
    response.end(JSON.stringify({ keys: published.map(({ publicJwk }) => publicJwk) }))
  }).listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    url,
    key,
    fetches: () => fetches,
    publish: (...keys) => {
      published = keys
    },
    token: async ({ key: signer = key, claims = {}, header = {}, without = [] } = {}) => {
      const now = Math.floor(Date.now() / 1000)
      const all: JWTPayload = {
        iss: url,
        aud: 'perennial',
        sub: DEMO_ACCOUNT_ID,
        role: 'account',
        scope: 'catalog:read services:read services:write billing:read',
        iat: now,
        exp: now + 600,
        ...claims,
      }
      const kept = Object.fromEntries(Object.entries(all).filter(([name]) => !without.includes(name)))
      return new SignJWT(kept)
        .setProtectedHeader({ alg: signer.alg, kid: signer.kid, typ: 'at+jwt', ...header })
        .sign(signer.privateKey, { crit: { x: true } })
    },
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
