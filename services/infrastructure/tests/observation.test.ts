import { resourceOf } from '../domain/resource'
import type { Ordered } from './world'
import { World } from './world'

let world: World

beforeEach(async () => {
  world = await World.start()
})

afterEach(() => world.close())

const machineOf = (order: Ordered): string => resourceOf(order.kind, order.serviceId)

/** Somebody changes the hardware from outside. */
const tamper = (order: Ordered, change: string): Promise<object[]> =>
  world.rows(`update simulator.machine set ${change} where reference = $1`, [machineOf(order)])

describe('what stands in the datacenters', () => {
  it('is looked at in turn, and what is seen is written down with the time', async () => {
    const order = await world.delivered('Server')
    const before = (await world.resource(order))['observed_at']
    await tamper(order, `power = 'OFF', operating_system = 'rescue'`)
    await world.observe()
    const resource = await world.resource(order)
    expect(resource).toMatchObject({ observed_power: 'OFF', observed_operating_system: 'rescue', condition_code: null })
    expect(Number(resource['observed_at'])).toBeGreaterThan(Number(before))
    expect(await world.tasks(order)).toEqual(['PROVISION DONE'])
  })

  it('suspended and switched on from outside is switched off again, and reported until it is', async () => {
    const order = await world.delivered('Server')
    await world.fact('suspended', order)
    await world.work()
    await tamper(order, `power = 'ON'`)
    await world.observe()
    expect(await world.resource(order)).toMatchObject({
      state: 'SUSPENDED',
      condition_code: 'DRIFTED',
      observed_power: 'ON',
    })
    await world.work()
    expect(await world.resource(order)).toMatchObject({
      state: 'SUSPENDED',
      condition_code: null,
      observed_power: 'OFF',
    })
    expect(await world.tasks(order)).toEqual(['PROVISION DONE', 'SUSPEND DONE', 'SUSPEND DONE'])
  })

  it('in use and disabled from outside is put back into use', async () => {
    const order = await world.delivered('WebHosting')
    await tamper(order, 'enabled = false')
    await world.observe()
    await world.work()
    expect(await world.resource(order)).toMatchObject({ state: 'ACTIVE', observed_enabled: true, condition_code: null })
    expect(await world.tasks(order)).toEqual(['PROVISION DONE', 'RESUME DONE'])
  })

  it('and does not answer has a condition and keeps its state; it is over when it answers', async () => {
    const order = await world.delivered('Server')
    const seen = (await world.resource(order))['observed_at']
    await tamper(order, `silent_until = '2027-01-01'`)
    await world.observe()
    const first = await world.resource(order)
    expect(first).toMatchObject({
      state: 'ACTIVE',
      condition_code: 'UNREACHABLE',
      observed_power: 'UNKNOWN',
      observed_at: seen,
    })
    await world.observe()
    expect(await world.resource(order)).toMatchObject({ condition_since: first['condition_since'] })
    await tamper(order, 'silent_until = null')
    await world.observe()
    expect(await world.resource(order)).toMatchObject({ condition_code: null, observed_power: 'ON' })
  })

  it('and is gone from its platform has a condition, and is not made anew over whatever happened to it', async () => {
    const order = await world.delivered('Server')
    await world.rows('delete from simulator.machine')
    await world.observe()
    await world.work()
    expect(await world.resource(order)).toMatchObject({ state: 'ACTIVE', condition_code: 'UNREACHABLE' })
    expect(await world.tasks(order)).toEqual(['PROVISION DONE'])
  })

  it('other than it is wanted, because a fact came to nothing, is brought to what is wanted', async () => {
    const [suspended, ended] = [await world.delivered('Server'), await world.delivered('Mailbox')]
    const want = (order: Ordered, wish: string): Promise<object[]> =>
      world.rows('update resource set desired = $2 where id = $1', [order.serviceId.slice(4), wish])
    await want(suspended, 'SUSPENDED')
    await want(ended, 'RELEASED')
    await world.observe()
    await world.work()
    world.later(60)
    await world.work()
    expect(await world.resource(suspended)).toMatchObject({ state: 'SUSPENDED' })
    expect(await world.resource(ended)).toMatchObject({ state: 'RELEASED' })
  })

  it('is looked at in one go for a lane, however much there is', async () => {
    const count = async (): Promise<string[]> => {
      world.statements.length = 0
      await world.observe()
      const around = ['begin', 'commit', 'claimLane', 'markLane', 'readCandidates']
      // The statements of the test itself are named after their digest.
      return world.statements.filter(name => !around.includes(name) && !/^[0-9a-f]{32}$/.test(name))
    }
    await world.delivered('Server')
    const one = await count()
    for (let more = 0; more < 20; more++) await world.delivered('Server')
    expect(await count()).toEqual(one)
    expect(one).toEqual(['simulatedMachines', 'lockFreeResources', 'readStandings', 'saveJudgements'])
  })

  it('is shared by any number of processes: none waits for what another is at work on', async () => {
    const order = await world.delivered('Server')
    await tamper(order, `power = 'OFF'`)
    await world.database.transaction({ kind: 'system' }, async tx => {
      await tx.query('holdIt', 'select from resource where id = $1 for update', [order.serviceId.slice(4)])
      await world.observe()
    })
    expect(await world.resource(order)).toMatchObject({ observed_power: 'ON' })
    await Promise.all([1, 2, 3].map(() => world.observe()))
    expect(await world.resource(order)).toMatchObject({ observed_power: 'OFF' })
  })
})

describe('a process that is to end', () => {
  it('stops looking, and leaves the rest to the next one', async () => {
    const order = await world.delivered('Server')
    await tamper(order, `power = 'OFF'`)
    const ending = World.at(world.own.url, { closing: AbortSignal.abort(), now: world.clock.now() })
    await ending.observe()
    await ending.close()
    expect(await world.resource(order)).toMatchObject({ observed_power: 'ON' })
    await world.observe()
    expect(await world.resource(order)).toMatchObject({ observed_power: 'OFF' })
  })
})

describe('the inventory', () => {
  it('keeps apart what nobody has asked for, once, and never touches it', async () => {
    await world.delivered('Server')
    await world.rows(
      `insert into simulator.machine (reference, kind, enabled, power) values ('rack-7-unknown', 'Server', true, 'ON')`,
    )
    await world.actions.takeInventory()
    await world.actions.takeInventory()
    const found = await world.rows(
      `select name, state, account_id, condition_code from resource where reference is not null`,
    )
    expect(found).toEqual([
      { name: 'rack-7-unknown', state: 'QUARANTINED', account_id: null, condition_code: 'DRIFTED' },
    ])
    await world.observe()
    await world.work()
    expect(await world.rows(`select observed_power from resource where state = 'QUARANTINED'`)).toEqual([
      { observed_power: 'ON' },
    ])
    expect(await world.rows('select reference from simulator.machine order by 1')).toHaveLength(2)
    expect(await world.rows('select from task where account_id is null')).toEqual([])
  })

  it('lets go of what is gone, and finds it again when it comes back', async () => {
    const machine = `insert into simulator.machine (reference, kind, enabled, power) values ('stray', 'Server', true, 'ON')`
    await world.rows(machine)
    await world.actions.takeInventory()
    await world.rows('delete from simulator.machine')
    await world.observe()
    const states = (): Promise<object[]> => world.rows('select state from resource order by created_at')
    expect(await states()).toEqual([{ state: 'RELEASED' }])
    await world.rows(machine)
    await world.actions.takeInventory()
    expect(await states()).toEqual([{ state: 'RELEASED' }, { state: 'QUARANTINED' }])
  })

  it('releases again what was released and is there all the same', async () => {
    const order = await world.delivered('Server')
    await world.fact('ended', order)
    await world.work()
    world.later(60)
    await world.work()
    await world.rows(
      `insert into simulator.machine (reference, kind, enabled, power) values ($1, 'Server', true, 'ON')`,
      [machineOf(order)],
    )
    await world.actions.takeInventory()
    await world.work()
    expect(await world.rows('select from simulator.machine')).toEqual([])
    expect(await world.resource(order)).toMatchObject({ state: 'RELEASED' })
  })
})
