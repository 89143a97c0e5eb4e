import { signBatch, verifyBatch } from './signature'

const body = Buffer.from('[]')
const now = new Date('2026-11-22T12:00:00Z')
const signature = signBatch(body, 'secret', now)

describe('the signature of a batch of events', () => {
  it('is good with a secret that is accepted', () => {
    expect(verifyBatch(signature, body, ['other', 'secret'], now)).toBe(true)
    expect(verifyBatch(signature, body, ['other'], now)).toBe(false)
  })

  it('is refused for a body that was serialised again', () => {
    expect(verifyBatch(signature, Buffer.from('[ ]'), ['secret'], now)).toBe(false)
  })

  it('is refused when it is older than five minutes or missing', () => {
    expect(verifyBatch(signature, body, ['secret'], new Date(now.getTime() + 301_000))).toBe(false)
    expect(verifyBatch(undefined, body, ['secret'], now)).toBe(false)
    expect(verifyBatch('t=1,v1=zz', body, ['secret'], now)).toBe(false)
  })
})
