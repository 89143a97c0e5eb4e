import { World } from './world'

let world: World

afterEach(() => world.close())

/** Goes on until nothing is under way any more: how often somebody had to look. */
async function untilQuiet(): Promise<number> {
  for (let looks = 1; looks <= 200; looks++) {
    await world.work()
    if ((await world.rows('select from task where ended_at is null')).length === 0) return looks
    world.later(30)
  }
  throw new Error('it goes on for ever')
}

describe('an operation that fails', () => {
  it('is begun anew, under another key, until it succeeds', async () => {
    world = await World.start({
      simulator: { failureRate: 0.5 },
      rules: { retry: { mostFaults: 30, pause: 1000, longest: 5000 } },
    })
    const orders = await Promise.all(Array.from({ length: 12 }, () => world.ordered('Server')))
    await untilQuiet()
    for (const order of orders) {
      expect(await world.resource(order)).toMatchObject({ state: 'ACTIVE' })
      expect(await world.told(order)).toEqual(['delivered'])
    }
    const [tries] = await world.rows<{ operations: number }>(
      'select count(*)::int as operations from simulator.operation',
    )
    expect(tries?.operations).toBeGreaterThan(12)
  })

  it('too often fails for good, with a reason for the customer, and billing is told once', async () => {
    world = await World.start({ simulator: { failureRate: 1 } })
    const order = await world.ordered('Server')
    await untilQuiet()
    expect(await world.resource(order)).toMatchObject({
      state: 'FAILED',
      condition_code: 'FAILED',
      condition_message: 'The machine reported a fault.',
    })
    expect(await world.told(order)).toEqual(['failed'])
    const [event] = await world.rows<{ data: object }>(`select data from outbox where subject = $1`, [order.serviceId])
    expect(event?.data).toMatchObject({
      serviceId: order.serviceId,
      accountId: order.accountId,
      reason: 'The machine reported a fault.',
    })
    expect(await world.rows('select tries from task')).toEqual([{ tries: 4 }])
  })

  it('and would fail again is not tried again', async () => {
    world = await World.start({ simulator: { refusalRate: 1 } })
    const order = await world.ordered('Server')
    expect(await untilQuiet()).toBe(1)
    expect(await world.resource(order)).toMatchObject({
      condition_message: 'The machine is broken and must be replaced.',
    })
  })

  it('for good gives all back when the service ends', async () => {
    world = await World.start({
      // Making fails, and nothing else.
      driver: simulated => ({
        ...simulated,
        operate: async operation =>
          operation.verb === 'provision'
            ? { state: 'FAILED', reason: 'No.', forGood: true }
            : simulated.operate(operation),
      }),
    })
    const order = await world.delivered('Server', { configuration: { datacenter: 'rbx' } })
    expect(await world.rows('select from ip_address')).toHaveLength(2)
    await world.fact('ended', order)
    await world.work()
    expect(await world.resource(order)).toMatchObject({ state: 'RELEASED' })
    expect(await world.rows('select from ip_address')).toEqual([])
    expect(await world.told(order)).toEqual(['failed', 'released'])
  })

  it('on something that was delivered is a person’s, not the customer’s: billing does not take it for undelivered', async () => {
    world = await World.start({
      driver: simulated => ({
        ...simulated,
        operate: async operation =>
          operation.verb === 'suspend'
            ? { state: 'FAILED', reason: 'No.', forGood: true }
            : simulated.operate(operation),
      }),
    })
    const order = await world.delivered('Server')
    await world.fact('suspended', order)
    await world.work()
    expect(await world.resource(order)).toMatchObject({
      state: 'FAILED',
      condition_code: 'FAILED',
      condition_message: 'No.',
    })
    expect(await world.told(order)).toEqual(['delivered'])
    // What billing says next is tried again.
    await world.fact('resumed', order)
    await world.work()
    expect(await world.resource(order)).toMatchObject({ state: 'ACTIVE', condition_code: null })
  })
})

describe('a driver that does not answer', () => {
  it('is asked again for the same operation, and makes nothing twice though it had begun', async () => {
    let silent = 3
    world = await World.start({
      driver: simulated => ({
        ...simulated,
        operate: async operation => {
          const progress = await simulated.operate(operation)
          if (silent-- > 0) throw new Error('time-out')
          return progress
        },
      }),
    })
    const order = await world.ordered('Server')
    await untilQuiet()
    expect(await world.resource(order)).toMatchObject({ state: 'ACTIVE' })
    expect(await world.rows('select verb from simulator.operation')).toEqual([{ verb: 'provision' }])
  })

  it('at all fails in the end, and says that it could not be reached', async () => {
    world = await World.start({
      driver: simulated => ({ ...simulated, operate: () => Promise.reject(new Error('time-out at 10.0.0.1:443')) }),
    })
    const order = await world.ordered('Server')
    await untilQuiet()
    expect(await world.resource(order)).toMatchObject({
      state: 'FAILED',
      condition_message: 'It could not be reached.',
    })
  })
})

describe('what a driver says it did', () => {
  it('is done again when it is not seen to be so', async () => {
    let lies = 1
    world = await World.start({
      driver: simulated => ({
        ...simulated,
        operate: async operation =>
          operation.verb === 'suspend' && lies-- > 0 ? { state: 'DONE' } : simulated.operate(operation),
      }),
    })
    const order = await world.delivered('Server')
    await world.fact('suspended', order)
    await untilQuiet()
    expect(await world.resource(order)).toMatchObject({ state: 'SUSPENDED', observed_power: 'OFF' })
    expect(await world.tasks(order)).toEqual(['PROVISION DONE', 'SUSPEND DONE'])
  })

  it('is never given to the next one before it is seen to be wiped', async () => {
    world = await World.start({
      rules: { releaseGrace: 0 },
      driver: simulated => ({
        ...simulated,
        operate: async operation => (operation.verb === 'release' ? { state: 'DONE' } : simulated.operate(operation)),
      }),
    })
    const order = await world.delivered('Server')
    await world.fact('ended', order)
    await untilQuiet()
    expect(await world.resource(order)).toMatchObject({ state: 'FAILED' })
    expect(await world.rows('select from ip_address')).toHaveLength(2)
    expect(await world.told(order)).toEqual(['delivered'])
  })
})

describe('the simulated hardware', () => {
  it('drifts and falls silent by itself, and all is put right again', async () => {
    world = await World.start({
      simulator: { driftRate: 0.3, unreachableRate: 0.2 },
      rules: { retry: { mostFaults: 50, pause: 1000, longest: 1000 } },
    })
    const orders = await Promise.all(Array.from({ length: 30 }, () => world.ordered('Server')))
    await untilQuiet()
    for (const order of orders.slice(0, 10)) await world.fact('suspended', order)
    const seen = new Set<unknown>()
    for (let minutes = 0; minutes < 12; minutes++) {
      await world.observe()
      for (const { code } of await world.rows<{ code: string | null }>('select condition_code as code from resource'))
        seen.add(code)
      await world.work()
      world.later(60)
    }
    expect([...seen]).toEqual(expect.arrayContaining([null, 'DRIFTED', 'UNREACHABLE']))
    expect(await world.rows(`select from resource where state not in ('ACTIVE', 'SUSPENDED')`)).toEqual([])
    const repairs = await world.rows<{ kind: string }>(
      `select distinct kind from task where kind <> 'PROVISION' order by kind`,
    )
    expect(repairs.map(({ kind }) => kind)).toEqual(['RESUME', 'SUSPEND'])
  }, 60_000)
})
