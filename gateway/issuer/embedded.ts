import type { JWTVerifyGetKey } from 'jose'
import { createLocalJWKSet } from 'jose'
import type { FastifyInstance } from 'fastify'
import type { Log } from '../../services/shared/runtime/log'
import { issuerKeys } from './keys'
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

/** The OpenID provider of development and demo. Its code is loaded only where it is used. */
export async function embeddedIssuer(options: EmbeddedIssuerOptions): Promise<EmbeddedIssuer> {
  const { publicUrl, directory } = options
  const [keys, { createIssuer }, { mountIssuer }] = await Promise.all([
    issuerKeys(directory),
    import('./provider'),
    import('./mount'),
  ])
  const issuer = issuerAt(publicUrl)
  recordIssuer(directory, issuer)
  return {
    issuer,
    keys: createLocalJWKSet({
      keys: keys.keys.map(({ kty, crv, x, y, kid, alg, use }) => ({ kty, crv, x, y, kid, alg, use })),
    }),
    mount: server => mountIssuer(server, createIssuer({ ...options, issuer, keys }), publicUrl),
  }
}
