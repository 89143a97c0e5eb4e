import { createHmac, randomBytes } from 'node:crypto'

/** The header in which a gateway tells a subgraph who asks, as the subgraphs' own source describes it. */
export const IDENTITY_HEADER = 'x-perennial-identity'

let signatures = 0
const prefix = randomBytes(12).toString('base64url')

/** Signs bodies as a gateway does, for one account and one subgraph. */
export function signer(audience: string, accountId: string, secret: string): (body: Buffer) => string {
  const claims = {
    aud: audience,
    sub: accountId,
    role: 'account',
    scopes: ['services:read', 'billing:read', 'catalog:read'],
  }
  const identity = Buffer.from(JSON.stringify(claims)).toString('base64url')
  return body => {
    const nonce = `${prefix}${(signatures++).toString(36).padStart(4, '0')}`
    const signed = `v2.${identity}.${Math.floor(Date.now() / 1000)}.${nonce}.bench`
    return `${signed}.${createHmac('sha256', secret).update(`${signed}\n`).update(body).digest('base64url')}`
  }
}
