import type { JWTVerifyGetKey } from 'jose'
import { createLocalJWKSet } from 'jose'
import type { FastifyInstance } from 'fastify'
import type { Provider } from 'oidc-provider'
import type { Log } from '../../services/shared/runtime/log'
import { issuerKeys } from './keys'
import { mountIssuer } from './mount'
import { issuerAt, recordIssuer } from './name'

export interface EmbeddedIssuer {
  readonly issuer: string
  /** The keys that verify its tokens, without a call. */
  readonly keys: JWTVerifyGetKey
  mount(server: FastifyInstance): Promise<void>
}

export interface EmbeddedIssuerOptions {
  readonly publicUrl: string
  readonly audience: string
  readonly clientId: string
  readonly directory: string
  readonly log: Log
}

/** The OpenID provider of development and demo. Its library is loaded when the first person signs in. */
export async function embeddedIssuer(options: EmbeddedIssuerOptions): Promise<EmbeddedIssuer> {
  const { publicUrl, directory } = options
  const keys = await issuerKeys(directory)
  const issuer = issuerAt(publicUrl)
  recordIssuer(directory, issuer)

  let provider: Promise<Provider> | undefined
  const load = async (): Promise<Provider> => {
    const { createIssuer } = await import('./provider')
    return createIssuer({ ...options, issuer, keys })
  }
  return {
    issuer,
    keys: createLocalJWKSet({
      keys: keys.keys.map(({ kty, crv, x, y, kid, alg, use }) => ({ kty, crv, x, y, kid, alg, use })),
    }),
    mount: server => mountIssuer(server, () => (provider ??= load()), publicUrl),
  }
}
