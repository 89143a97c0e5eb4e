import fc from 'fast-check'
import {
  DEMO_ACCOUNT_ID,
  LANES,
  fromUuid,
  laneOf,
  makeId,
  parseId,
  parsePlanId,
  planId,
  prefixOf,
  sibling,
  toUuid,
} from './ids'

const anyLane = fc.integer({ min: 0, max: LANES - 1 })
const anyInstant = fc.date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true })
const anyChance = fc.bigInt({ min: 0n, max: (1n << 70n) - 1n })

describe('ids', () => {
  it('carry the lane they were made for', () => {
    fc.assert(
      fc.property(
        anyLane,
        anyInstant,
        anyChance,
        (lane, now, random) => laneOf(makeId('svc', lane, now, random)) === lane,
      ),
    )
  })

  it('survive the way to the database and back', () => {
    fc.assert(
      fc.property(anyLane, anyInstant, anyChance, (lane, now, random) => {
        const id = makeId('inv', lane, now, random)
        const uuid = toUuid(id).replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5')
        return fromUuid('inv', uuid) === id && parseId('inv', id) === id
      }),
    )
  })

  it('grow with time within a lane', () => {
    expect(makeId('svc', 7, new Date(2000), 0n) > makeId('svc', 7, new Date(1999), (1n << 70n) - 1n)).toBe(true)
  })

  it('of one type do not pass for another', () => {
    expect(parseId('acc', sibling('svc', DEMO_ACCOUNT_ID))).toBeUndefined()
    expect(prefixOf('svc_12')).toBeUndefined()
    expect(parseId('svc', `svc_${'A'.repeat(32)}`)).toBeUndefined()
  })

  it('refuse a lane that does not exist', () => {
    expect(() => makeId('svc', LANES, new Date(0), 0n)).toThrow('lane 1024')
  })
})

describe('plan ids', () => {
  it('name subsidiary, version and code', () => {
    const key = { subsidiary: 'FR', version: 8207, code: '24sk10' }
    expect(parsePlanId(planId(key))).toEqual(key)
  })

  it('have one spelling only', () => {
    expect(parsePlanId(`${planId({ subsidiary: 'FR', version: 1, code: 'a' })}=`)).toBeUndefined()
    expect(parsePlanId(`pln_${Buffer.from('FR:01:a').toString('base64url')}`)).toBeUndefined()
    expect(parsePlanId('pln_')).toBeUndefined()
  })
})
