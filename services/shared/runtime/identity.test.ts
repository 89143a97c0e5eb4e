import { DEMO_ACCOUNT_ID } from '../domain/ids'
import { createIdentitySigner, createIdentityVerifier, signIdentity } from './identity'

const body = Buffer.from('{"query":"{ me { id } }"}')
const now = new Date('2026-11-22T12:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const identity = {
  audience: 'billing',
  accountId: DEMO_ACCOUNT_ID,
  role: 'account',
  scopes: ['services:read'],
  requestId: 'r-1',
} as const

const verifierAt = (at: Date, secrets = ['secret']) =>
  createIdentityVerifier({ audience: 'billing', secrets, clock: { now: () => at } })
const header = signIdentity(identity, body, 'secret', now)

describe('a signed identity', () => {
  it('tells the subgraph who asks', () => {
    expect(verifierAt(now)(header, body)).toEqual({
      viewer: { kind: 'account', accountId: DEMO_ACCOUNT_ID, scopes: ['services:read'] },
      requestId: 'r-1',
    })
  })

  it('is refused when it is missing, misshapen or its payload was edited', () => {
    const [version, payload = '', issued, nonce, requestId, signature = ''] = header.split('.')
    const edited = Buffer.from(
      Buffer.from(payload, 'base64url').toString().replace('"account"', '"operator"'),
    ).toString('base64url')
    const forgedSignature = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`
    for (const wrong of [
      undefined,
      '',
      '.',
      'v2.....',
      'v1' + header.slice(2),
      `${header}.x`,
      [version, payload, issued, nonce, requestId].join('.'),
      [version, payload, issued, nonce, requestId, ''].join('.'),
      [version, payload, issued, nonce, requestId, 'AAAA'].join('.'),
      [version, payload, issued, nonce, requestId, forgedSignature].join('.'),
      [version, edited, issued, nonce, requestId, signature].join('.'),
      [version, payload, Number(issued) + 1, nonce, requestId, signature].join('.'),
      [version, payload, issued, `${nonce}x`, requestId, signature].join('.'),
      [version, payload, issued, nonce, 'another', signature].join('.'),
    ])
      expect(verifierAt(now)(wrong, body)).toBeUndefined()
  })

  it('is refused for another body', () => {
    expect(verifierAt(now)(header, Buffer.from('{}'))).toBeUndefined()
  })

  it('is refused when a part of the header is moved into the body', () => {
    const [version, payload, issued, nonce, requestId, signature] = header.split('.')
    const shorter = [version, payload, issued, nonce, requestId?.slice(0, 1), signature].join('.')
    const longer = Buffer.concat([Buffer.from(`${requestId?.slice(1)}\n`), body])
    expect(verifierAt(now)(shorter, longer)).toBeUndefined()
  })

  it('is refused for another subgraph', () => {
    const elsewhere = createIdentityVerifier({ audience: 'catalog', secrets: ['secret'], clock: { now: () => now } })
    expect(elsewhere(header, body)).toBeUndefined()
  })

  it('is refused after 30 seconds, and from the future', () => {
    expect(verifierAt(later(30))(header, body)).toBeDefined()
    expect(verifierAt(later(31))(header, body)).toBeUndefined()
    expect(verifierAt(later(-6))(header, body)).toBeUndefined()
  })

  it('carries a request id with dots as it is', () => {
    const dotted = signIdentity({ ...identity, requestId: 'a.b-c_d..e' }, body, 'secret', now)
    expect(verifierAt(now)(dotted, body)?.requestId).toBe('a.b-c_d..e')
  })

  it('of one caller is good for many calls, each with a nonce of its own', () => {
    const sign = createIdentitySigner({ audience: 'billing', secret: 'secret', clock: { now: () => now } })
    const verify = verifierAt(now)
    for (let call = 0; call < 100; call++) {
      const given = Buffer.from(`{"call":${call}}`)
      expect(verify(sign(identity, `r-${call}`, given), given)).toMatchObject({ requestId: `r-${call}` })
    }
  })

  it('of another caller is never taken for that of the one before', () => {
    const verify = verifierAt(now)
    const other = { ...identity, scopes: [] }
    expect(verify(signIdentity(identity, body, 'secret', now), body)?.viewer).toMatchObject({
      scopes: ['services:read'],
    })
    expect(verify(signIdentity(other, body, 'secret', now), body)?.viewer).toMatchObject({ scopes: [] })
    expect(verify(signIdentity(identity, body, 'secret', now), body)?.viewer).toMatchObject({
      scopes: ['services:read'],
    })
  })

  it('of a gateway whose clock is ahead is good once for as long as it is good at all', () => {
    let at = later(-5)
    const verify = createIdentityVerifier({ audience: 'billing', secrets: ['secret'], clock: { now: () => at } })
    expect(verify(header, body)).toBeDefined()
    for (at = later(-4); at <= later(30); at = new Date(at.getTime() + 1000))
      expect(verify(header, body)).toBeUndefined()
  })

  it('is good once', () => {
    let at = now
    const verify = createIdentityVerifier({ audience: 'billing', secrets: ['secret'], clock: { now: () => at } })
    expect(verify(header, body)).toBeDefined()
    expect(verify(header, body)).toBeUndefined()
    at = later(30)
    expect(verify(header, body)).toBeUndefined()
  })

  it('is good with either secret during a rotation, and with the old one no longer after it', () => {
    expect(verifierAt(now, ['new', 'secret'])(header, body)).toBeDefined()
    expect(verifierAt(now, ['new'])(header, body)).toBeUndefined()
  })

  it('of an account without a proper id is refused', () => {
    const forged = signIdentity({ ...identity, accountId: "acc_'; drop table account" }, body, 'secret', now)
    expect(verifierAt(now)(forged, body)).toBeUndefined()
  })
})
