import { SECOND_DEMO_ACCOUNT_ID } from '../../shared/domain/ids'
import { World } from './world'

let world: World

beforeAll(async () => {
  world = await World.start()
})

afterAll(() => world.close())

describe('events from billing', () => {
  it('that come twice have one effect', async () => {
    const order = world.orderOf('Server')
    const event = world.event('billing.service.ordered', order)
    expect(await world.receive(event, event)).toEqual(['done', 'duplicate'])
    expect(await world.receive(event)).toEqual(['duplicate'])
    await world.work()
    expect(await world.tasks(order)).toEqual(['PROVISION DONE'])
  })

  it('that are late are dropped: an end is not undone by the suspension before it', async () => {
    const order = await world.delivered('Server')
    const late = world.event('billing.service.suspended', order)
    await world.fact('ended', order)
    expect(await world.receive(late)).toEqual(['stale'])
    expect(await world.resource(order)).toMatchObject({ desired: 'RELEASED' })
  })

  it('that do not say what they should are rejected, and change nothing', async () => {
    const order = world.orderOf('Server')
    const event = world.event('billing.service.ordered', order)
    for (const data of [{ ...order, kind: 'Castle' }, { ...order, items: [] }, { ...order, serviceId: 'x' }, null]) {
      const [outcome] = await world.receive({ ...event, data })
      expect(outcome).toMatch(/^rejected/)
    }
    expect(await world.resource(order)).toEqual({})
  })

  it('for another account than the one that ordered are rejected', async () => {
    const order = await world.delivered('Server')
    const [outcome] = await world.receive(
      world.event('billing.service.ended', { serviceId: order.serviceId, accountId: SECOND_DEMO_ACCOUNT_ID }),
    )
    expect(outcome).toMatch(/^rejected.*another account/)
    expect(await world.resource(order)).toMatchObject({ desired: 'ACTIVE', state: 'ACTIVE' })
  })

  it('of a service that is not known do nothing, and its end is answered: there is nothing left', async () => {
    const never = world.orderOf('Server')
    await world.fact('suspended', never)
    await world.fact('resumed', never)
    expect(await world.told(never)).toEqual([])
    await world.fact('ended', never)
    expect(await world.told(never)).toEqual(['released'])
    expect(await world.resource(never)).toEqual({})
  })
})

describe('a service that is suspended', () => {
  it('is switched off, and switched on again when it is resumed', async () => {
    const order = await world.delivered('Server')
    await world.fact('suspended', order)
    await world.work()
    expect(await world.resource(order)).toMatchObject({
      state: 'SUSPENDED',
      observed_power: 'OFF',
      observed_enabled: false,
    })
    await world.fact('resumed', order)
    await world.work()
    expect(await world.resource(order)).toMatchObject({ state: 'ACTIVE', observed_power: 'ON', observed_enabled: true })
    expect(await world.tasks(order)).toEqual(['PROVISION DONE', 'SUSPEND DONE', 'RESUME DONE'])
    expect(await world.told(order)).toEqual(['delivered'])
  })

  it('before it was delivered is delivered first and switched off after that', async () => {
    const order = await world.ordered('Server')
    await world.fact('suspended', order)
    await world.work()
    expect(await world.resource(order)).toMatchObject({ state: 'SUSPENDED', observed_power: 'OFF' })
    expect(await world.told(order)).toEqual(['delivered'])
    expect(await world.tasks(order)).toEqual(['PROVISION DONE', 'SUSPEND DONE'])
  })

  it('and resumed before anything was done stays as it is', async () => {
    const order = await world.delivered('Server')
    await world.fact('suspended', order)
    await world.fact('resumed', order)
    await world.work()
    expect(await world.resource(order)).toMatchObject({ state: 'ACTIVE', observed_power: 'ON' })
    expect(await world.tasks(order)).toEqual(['PROVISION DONE', 'SUSPEND FAILED'])
  })
})

describe('a service that ends', () => {
  it('is switched off at once, wiped after its grace period, and all that it had is given back', async () => {
    const order = await world.delivered('Server', { configuration: { datacenter: 'hil' } })
    await world.fact('ended', order)
    await world.work()
    expect(await world.resource(order)).toMatchObject({
      state: 'SUSPENDED',
      desired: 'RELEASED',
      observed_enabled: true,
    })
    expect(
      await world.rows(`select power from simulator.machine where reference like '%' || $1`, [
        order.serviceId.slice(4),
      ]),
    ).toEqual([{ power: 'OFF' }])
    world.later(59)
    await world.work()
    expect(await world.told(order)).toEqual(['delivered'])
    world.later(1)
    await world.work()
    expect(await world.resource(order)).toMatchObject({
      state: 'RELEASED',
      pool: null,
      slot: null,
      observed_power: 'UNKNOWN',
    })
    expect(await world.told(order)).toEqual(['delivered', 'released'])
    expect(await world.rows('select from ip_address where resource_id = $1', [order.serviceId.slice(4)])).toEqual([])
    expect(await world.rows(`select pool from pool_free where pool = 'addresses:hil'`)).toHaveLength(1)
  })

  it('and is wanted again within its grace period is switched on again', async () => {
    const order = await world.delivered('Server')
    await world.fact('ended', order)
    await world.work()
    world.later(30)
    await world.fact('resumed', order)
    await world.actions.advanceTask(await world.openTask(order))
    await world.work()
    expect(await world.resource(order)).toMatchObject({ state: 'ACTIVE', desired: 'ACTIVE', observed_power: 'ON' })
    expect(await world.tasks(order)).toEqual(['PROVISION DONE', 'RELEASE FAILED', 'RESUME DONE'])
    expect(await world.told(order)).toEqual(['delivered'])
  })

  it('before it was delivered is not delivered any more, and is released without waiting', async () => {
    const order = await world.ordered('Server')
    await world.fact('ended', order)
    await world.work()
    expect(await world.resource(order)).toMatchObject({ state: 'RELEASED', delivered_at: null })
    expect(await world.told(order)).toEqual(['released'])
    expect(await world.tasks(order)).toEqual(['PROVISION FAILED', 'RELEASE DONE'])
  })

  it('while it is made is wiped, whatever was made of it by then', async () => {
    const slow = await World.start({ simulator: { seconds: 100 } })
    const order = await slow.ordered('Server')
    await slow.work()
    slow.later(20)
    await slow.fact('ended', order)
    for (let times = 0; times < 40 && (await slow.resource(order))['state'] !== 'RELEASED'; times++) {
      await slow.work()
      slow.later(10)
    }
    expect(await slow.tasks(order)).toEqual(['PROVISION FAILED', 'RELEASE DONE'])
    expect(await slow.rows('select from simulator.machine')).toEqual([])
    expect(await slow.rows('select from ip_address')).toEqual([])
    expect(await slow.told(order)).toEqual(['released'])
    await slow.close()
  })

  it('is not brought back by anything that is said later', async () => {
    const order = await world.ordered('Domain')
    await world.fact('ended', order)
    await world.work()
    await world.fact('resumed', order)
    await world.fact('suspended', order)
    await world.work()
    expect(await world.resource(order)).toMatchObject({ state: 'RELEASED' })
    await world.fact('ended', order)
    expect(await world.told(order)).toEqual(['released', 'released'])
  })
})
