import { laneOf } from '../domain/ids'
import { catalogue } from '../testing/catalogue'
import type { SeededAccount } from './seededAccount'
import { createWorld } from './world'

const now = new Date('2026-11-22T21:30:00Z')

const worldOf = (seed: string, services = 600, accounts = 90): SeededAccount[] => {
  const world = createWorld({ seed, services, accounts, now, ...catalogue() })
  return Array.from({ length: world.accounts }, (_, index) => world.account(index))
}

describe('a made-up world', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(worldOf('one')).toEqual(worldOf('one'))
    expect(worldOf('two')).not.toEqual(worldOf('one'))
  })

  it('describes each account without the others', () => {
    const world = createWorld({ seed: 'one', services: 600, accounts: 90, now, ...catalogue() })
    expect(world.account(71)).toEqual(worldOf('one')[71])
  })

  it('has exactly the services that were asked for, each numbered once', () => {
    for (const services of [1, 89, 600, 1234]) {
      const ordinals = worldOf('one', services).flatMap(account => account.services.map(({ ordinal }) => ordinal))
      expect(ordinals).toEqual(Array.from({ length: services }, (_, index) => index))
    }
  })

  it('comes in the order of lanes, and keeps what belongs to an account in its lane', () => {
    const accounts = worldOf('one', 3000, 2000)
    const lanes = accounts.map(({ lane }) => lane)
    expect(lanes).toEqual([...lanes].sort((one, other) => one - other))
    expect(new Set(lanes).size).toBe(1024)
    for (const { id, lane, method, services } of accounts)
      expect(new Set([lane, laneOf(id), laneOf(method.id), ...services.map(service => laneOf(service.id))]).size).toBe(
        1,
      )
  })

  it('lies within the past fourteen months', () => {
    const ordered = worldOf('one').flatMap(({ services }) => services.map(({ orderedAt }) => orderedAt.getTime()))
    expect(Math.max(...ordered)).toBeLessThan(now.getTime())
    expect(Math.min(...ordered)).toBeGreaterThan(now.getTime() - 430 * 86_400_000)
  })

  it('has all kinds, modes and fates in it', () => {
    const services = worldOf('one', 4000, 700).flatMap(account => account.services)
    expect(new Set(services.map(({ kind }) => kind)).size).toBe(6)
    expect(new Set(services.map(({ mode }) => mode))).toEqual(new Set(['default', 'degressivity12', 'upfront12']))
    expect(new Set(services.map(({ fate }) => fate.kind))).toEqual(
      new Set(['RUNS', 'STOPPED', 'RAN_OUT', 'STOPPING', 'NOT_RENEWED', 'SUSPENDED']),
    )
  })

  it('cannot be made of a catalogue that sells nothing', () => {
    expect(() => createWorld({ seed: 'one', services: 1, accounts: 1, now, subsidiaries: [], plans: [] })).toThrow(
      'The catalogue in use sells nothing yet.',
    )
  })
})
