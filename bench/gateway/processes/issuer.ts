import { createServer } from 'node:http'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { accountId } from '../shapes/inMemory'

/** How many people ask. */
const IDENTITIES = 1000
const hour = 3600

/** An OpenID provider elsewhere, as production has one, and tokens of its users. */
export interface Issuer {
  readonly url: string
  readonly tokens: readonly string[]
  close(): void
}

export async function startIssuer(): Promise<Issuer> {
  const alg = 'ES256'
  const kid = 'bench'
  const { privateKey, publicKey } = await generateKeyPair(alg)
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), alg, kid, use: 'sig' }] })
  let url = ''
  const server = createServer((request, response) => {
    const isMetadata = request.url === '/.well-known/openid-configuration'
    response
      .setHeader('content-type', 'application/json')
      .end(isMetadata ? JSON.stringify({ issuer: url, jwks_uri: `${url}/keys` }) : keys)
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('the issuer has no port')
  url = `http://127.0.0.1:${address.port}`
  const iat = Math.floor(Date.now() / 1000)
  const tokenOf = (number: number): Promise<string> =>
    new SignJWT({
      iss: url,
      aud: 'perennial',
      sub: accountId(number),
      role: 'account',
      scope: 'catalog:read services:read services:write billing:read',
      iat,
      exp: iat + hour,
    })
      .setProtectedHeader({ alg, kid, typ: 'at+jwt' })
      .sign(privateKey)
  const tokens = await Promise.all(Array.from({ length: IDENTITIES }, (_, number) => tokenOf(number)))
  return {
    url,
    tokens,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
