import type { Signs } from './classification'
import { classify } from './classification'

const signs = (fields: Partial<Signs> = {}): Signs => ({
  code: 'x',
  name: 'X',
  family: null,
  product: null,
  technical: null,
  commercial: null,
  ...fields,
})

describe('where an offer belongs', () => {
  it('follows from the range that the catalogue states, under its code on the invoice', () => {
    expect(classify(signs({ commercial: { range: 'kimsufi' } }))).toMatchObject({ range: 'KS', brand: 'Kimsufi' })
    expect(classify(signs({ commercial: { range: 'soyoustart' } }))).toMatchObject({
      range: 'SYS',
      brand: 'So you Start',
    })
    expect(classify(signs({ technical: { server: { range: 'sys' } } }))).toMatchObject({ range: 'SYS' })
  })

  it('follows from the name when the stated range is an unknown part of a known one', () => {
    expect(classify(signs({ name: 'RISE-GAME-LE', commercial: { range: 'game' } }))).toMatchObject({
      range: 'RISE',
      brand: 'Rise',
    })
  })

  it('follows from a range that nobody knew before', () => {
    expect(classify(signs({ commercial: { range: 'high grade' } }))).toMatchObject({
      range: 'HIGH-GRADE',
      brand: 'High-grade',
    })
    expect(classify(signs({ name: 'ADVANCE-1 | AMD' }))).toMatchObject({ range: 'ADVANCE' })
    expect(classify(signs({ name: 'something', family: 'vps' }))).toMatchObject({ range: 'VPS' })
    expect(classify(signs({ name: 'something' }))).toMatchObject({ range: 'OTHER' })
  })

  it('takes the brand that is stated', () => {
    expect(classify(signs({ commercial: { range: 'oak', brand: 'Oak Servers' } }))).toMatchObject({
      range: 'OAK',
      brand: 'Oak Servers',
    })
  })

  it.each([
    ['Server', 'INFRASTRUCTURE', { technical: { server: {} } }],
    ['Domain', 'WEB', { technical: { domain: {} } }],
    ['WebHosting', 'WEB', { technical: { hosting: {}, mailbox: {} } }],
    ['Mailbox', 'WEB', { technical: { mailbox: {} } }],
    ['Instance', 'CLOUD', { technical: { instance: {} } }],
    ['PhoneLine', 'TELECOM', { technical: { phone: {} } }],
    ['Instance', 'CLOUD', { product: 'vps-starter-1-2-20' }],
    ['WebHosting', 'WEB', { commercial: { line: 'web', brick: 'web-hosting' } }],
    ['Mailbox', 'WEB', { code: 'exchange-hosted-account', product: 'exchange' }],
    ['PhoneLine', 'TELECOM', { family: 'voip' }],
    ['Server', 'INFRASTRUCTURE', { code: '24sk10', name: 'KS-1 | Intel Xeon-D 1520' }],
  ] as const)('is %s in %s by its technical data or its words', (resourceKind, universe, fields) => {
    expect(classify(signs(fields))).toMatchObject({ resourceKind, universe })
  })
})
