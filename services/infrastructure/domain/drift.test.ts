import type { Standing } from './drift'
import { judge } from './drift'
import { NEVER_SEEN } from './resource'
import type { Sighting } from './sighting'
import { confirms } from './sighting'

const now = new Date('2026-11-22T12:00:00Z')
const before = new Date('2026-11-22T11:00:00Z')
const standing = (over: Partial<Standing> = {}): Standing => ({
  state: 'ACTIVE',
  desired: 'ACTIVE',
  condition: null,
  observed: NEVER_SEEN,
  busy: false,
  ...over,
})
const on: Sighting = { presence: 'PRESENT', enabled: true, power: 'ON', operatingSystem: 'debian12_64' }
const off: Sighting = { presence: 'PRESENT', enabled: false, power: 'OFF', operatingSystem: 'debian12_64' }

describe('what was seen, against what is wanted', () => {
  it('is only written down when they agree', () => {
    expect(judge(standing(), on, now)).toEqual({
      state: 'ACTIVE',
      observed: { at: now, power: 'ON', enabled: true, operatingSystem: 'debian12_64' },
      condition: null,
      repair: null,
    })
  })

  it('switches a suspended server that is on off again, and says so', () => {
    const suspended = standing({ state: 'SUSPENDED', desired: 'SUSPENDED' })
    expect(judge(suspended, on, now)).toMatchObject({ repair: 'SUSPEND', condition: { code: 'DRIFTED', since: now } })
    expect(judge(suspended, { ...off, power: 'ON' }, now).repair).toBe('SUSPEND')
    expect(judge(suspended, off, now)).toMatchObject({ repair: null, condition: null })
  })

  it('puts a resource that was disabled from outside back into use, and leaves alone one that its customer switched off', () => {
    expect(judge(standing(), off, now).repair).toBe('RESUME')
    expect(judge(standing(), { ...on, power: 'OFF' }, now)).toMatchObject({ repair: null, condition: null })
  })

  it('begins the work that is missing: resumed where the contract is active, ended where it has ended', () => {
    expect(judge(standing({ state: 'SUSPENDED' }), off, now).repair).toBe('RESUME')
    expect(judge(standing({ desired: 'RELEASED' }), on, now).repair).toBe('RELEASE')
  })

  it('makes a condition of what cannot be reached, and no change of state', () => {
    const seen = { ...NEVER_SEEN, at: before, power: 'ON' as const }
    for (const presence of ['UNREACHABLE', 'MISSING'] as const) {
      const judged = judge(standing({ observed: seen }), { presence }, now)
      expect(judged).toMatchObject({
        repair: null,
        condition: { code: 'UNREACHABLE' },
        observed: { power: 'UNKNOWN', at: before },
      })
    }
  })

  it('never begins anything on what is in quarantine, which is over when it is gone', () => {
    const condition = { code: 'DRIFTED', message: 'found', since: before } as const
    const found = standing({ state: 'QUARANTINED', desired: 'ACTIVE', condition })
    expect(judge(found, on, now)).toMatchObject({ state: 'QUARANTINED', repair: null, condition })
    expect(judge(found, { presence: 'UNREACHABLE' }, now)).toMatchObject({ state: 'QUARANTINED', repair: null })
    expect(judge(found, { presence: 'MISSING' }, now)).toMatchObject({ state: 'RELEASED', repair: null })
  })

  it('keeps the beginning of a condition that goes on, and ends it when all is well', () => {
    const condition = { code: 'UNREACHABLE', message: 'It does not answer.', since: before } as const
    expect(judge(standing({ condition }), { presence: 'UNREACHABLE' }, now).condition?.since).toEqual(before)
    expect(judge(standing({ condition }), on, now).condition).toBeNull()
  })

  it('begins nothing while a task is at work, nor on what failed and is a person’s', () => {
    expect(judge(standing({ busy: true, state: 'SUSPENDED', desired: 'SUSPENDED' }), on, now).repair).toBeNull()
    const condition = { code: 'FAILED', message: 'no', since: before } as const
    expect(judge(standing({ state: 'FAILED', condition }), { presence: 'UNREACHABLE' }, now)).toMatchObject({
      repair: null,
      condition,
    })
  })
})

describe('a task', () => {
  it('is confirmed by what is seen, not by what the driver says it did', () => {
    expect(confirms('PROVISION', on)).toBe(true)
    expect(confirms('PROVISION', off)).toBe(false)
    expect(confirms('SUSPEND', off)).toBe(true)
    expect(confirms('SUSPEND', { ...off, power: 'ON' })).toBe(false)
    expect(confirms('RELEASE', { presence: 'UNREACHABLE' })).toBe(false)
    expect(confirms('RELEASE', { presence: 'MISSING' })).toBe(true)
  })
})
