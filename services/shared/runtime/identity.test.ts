import { DEMO_ACCOUNT_ID } from '../domain/ids'
import { createIdentityVerifier, signIdentity } from './identity'

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
    const [version, payload = '', signature] = header.split('.')
    const edited = Buffer.from(
      Buffer.from(payload, 'base64url').toString().replace('"account"', '"operator"'),
    ).toString('base64url')
    for (const wrong of [
      undefined,
      '',
      'v1..',
      'v2' + header.slice(2),
      `${header}.x`,
      `${version}.${edited}.${signature}`,
      `${version}.${payload}.AAAA`,
    ])
      expect(verifierAt(now)(wrong, body)).toBeUndefined()
  })

  it('is refused for another body', () => {
    expect(verifierAt(now)(header, Buffer.from('{}'))).toBeUndefined()
  })

  it('is refused for another subgraph', () => {
    const elsewhere = createIdentityVerifier({ audience: 'catalog', secrets: ['secret'], clock: { now: () => now } })
    expect(elsewhere(header, body)).toBeUndefined()
  })

  it('is refused after 30 seconds, and from the future', () => {
    expect(verifierAt(later(30))(header, body)).toBeDefined()
    expect(verifierAt(later(31))(header, body)).toBeUndefined()
    expect(verifierAt(later(-31))(header, body)).toBeUndefined()
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
