import type { Fact } from './reactions'
import { reactions, wishOf, workFor, workOnFact } from './reactions'
import type { DesiredState, ResourceState } from './resource'

const states: ResourceState[] = ['PROVISIONING', 'ACTIVE', 'SUSPENDED', 'QUARANTINED', 'RELEASED', 'FAILED']
const wishes: DesiredState[] = ['ACTIVE', 'SUSPENDED', 'RELEASED']
const facts: Fact[] = ['ordered', 'suspended', 'resumed', 'ended']

describe('a fact from billing', () => {
  it('makes a resource only when it is an order of a service that has none', () => {
    const making = facts.flatMap(fact =>
      ([...states, 'UNKNOWN'] as const).filter(state => reactions[fact][state] === 'make').map(state => [fact, state]),
    )
    expect(making).toEqual([['ordered', 'UNKNOWN']])
  })

  it('never brings back what was wiped, nor touches what is in quarantine', () => {
    for (const fact of facts) {
      expect(['tell', 'report']).toContain(reactions[fact].RELEASED)
      expect(['note', 'report']).toContain(reactions[fact].QUARANTINED)
    }
  })

  it('on a service that is not known is reported, but for its end: there is nothing to wipe', () => {
    expect(reactions.resumed.UNKNOWN).toBe('report')
    expect(reactions.suspended.UNKNOWN).toBe('report')
    expect(reactions.ended.UNKNOWN).toBe('tell')
  })

  it('that asks again for what was delivered is told again that it was', () => {
    expect(reactions.ordered.ACTIVE).toBe('tell')
    expect(reactions.ordered.PROVISIONING).toBe('ignore')
  })

  it.each(facts)('%s: the wish it makes is served by the work it begins', fact => {
    for (const state of states) {
      if (reactions[fact][state] !== 'want') continue
      const work = workOnFact(state, wishOf[fact], state !== 'PROVISIONING')
      if (work === null) expect(state).toBe(wishOf[fact])
      else
        expect(['PROVISION', { ACTIVE: 'RESUME', SUSPENDED: 'SUSPEND', RELEASED: 'RELEASE' }[wishOf[fact]]]).toContain(
          work,
        )
    }
  })
})

describe('the work that is left', () => {
  it('is none where a resource stands as it is wanted', () => {
    expect(workFor('ACTIVE', 'ACTIVE')).toBeNull()
    expect(workFor('SUSPENDED', 'SUSPENDED')).toBeNull()
    expect(workFor('RELEASED', 'RELEASED')).toBeNull()
  })

  it('makes first what was suspended before it was delivered, and releases what ended before', () => {
    expect(workFor('PROVISIONING', 'SUSPENDED')).toBe('PROVISION')
    expect(workFor('PROVISIONING', 'RELEASED')).toBe('RELEASE')
  })

  it('never wipes by itself what is in quarantine, and leaves what failed to a person', () => {
    for (const desired of wishes) {
      expect(workFor('QUARANTINED', desired)).toBeNull()
      expect(workFor('FAILED', desired)).toBeNull()
    }
  })

  it('is done again on what failed when billing speaks of it again', () => {
    expect(workOnFact('FAILED', 'ACTIVE', false)).toBe('PROVISION')
    expect(workOnFact('FAILED', 'ACTIVE', true)).toBe('RESUME')
    expect(workOnFact('FAILED', 'RELEASED', false)).toBe('RELEASE')
  })
})
