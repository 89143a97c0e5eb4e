import { SECOND_DEMO_ACCOUNT_ID } from '../../shared/domain/ids'
import type { ResourceKind } from '../../shared/domain/events'
import { World } from './world'

let world: World

beforeAll(async () => {
  world = await World.start()
})

afterAll(() => world.close())

const addressesOf = async (order: { serviceId: string }): Promise<string[]> =>
  (
    await world.rows<{ address: string }>(
      'select host(address) as address from ip_address where resource_id = $1 order by position',
      [order.serviceId.slice(4)],
    )
  ).map(({ address }) => address)

describe('an order', () => {
  it.each([
    ['Server', /^ns\d{7}\.perennial\.example$/],
    ['WebHosting', /^web\d{7}\.perennial\.example$/],
    ['Mailbox', /^mailbox\d{7}@mail\.perennial\.example$/],
    ['Instance', /^instance\d{7}\.perennial\.example$/],
    ['PhoneLine', /^\+999\d{9}$/],
    ['Domain', /^domain\d{7}\.perennial\.example$/],
  ] satisfies [ResourceKind, RegExp][])(
    'of a %s is delivered under a name of its own, and billing is told',
    async (kind, name) => {
      const order = await world.delivered(kind)
      const resource = await world.resource(order)
      expect(resource).toMatchObject({
        state: 'ACTIVE',
        desired: 'ACTIVE',
        kind,
        observed_enabled: true,
        observed_power: 'ON',
      })
      expect(resource['name']).toMatch(name)
      expect(await world.tasks(order)).toEqual(['PROVISION DONE'])
      expect(await world.told(order)).toEqual(['delivered'])
      const [event] = await world.rows<{ data: unknown }>('select data from outbox where subject = $1', [
        order.serviceId,
      ])
      expect(event?.data).toEqual({
        serviceId: order.serviceId,
        accountId: order.accountId,
        name: resource['name'],
        deliveredAt: expect.stringMatching(/^2026-11-22T12:/),
      })
    },
  )

  it('of a server gets a place, a rack and two addresses that lead back to its name', async () => {
    const order = await world.delivered('Server', {
      configuration: { dedicated_datacenter: 'waw', dedicated_os: 'debian12_64' },
    })
    expect(await world.resource(order)).toMatchObject({
      datacenter: 'waw',
      details: { rack: expect.stringMatching(/^WAW-/), operatingSystem: 'debian12_64' },
      observed_operating_system: 'debian12_64',
    })
    const [v4, v6] = await addressesOf(order)
    expect(v4).toMatch(/^10\.(5[6-9]|6[0-3])\./)
    expect(v6).toMatch(/^2001:db8:8\d\d:/)
    const reverse = await world.rows<{ reverse: string }>(
      'select distinct reverse from ip_address where resource_id = $1',
      [order.serviceId.slice(4)],
    )
    expect(reverse).toEqual([{ reverse: (await world.resource(order))['name'] }])
  })

  it('that comes again for something delivered makes nothing, and billing is told again', async () => {
    const order = await world.delivered('Server')
    expect(await world.receive(world.event('billing.service.ordered', order))).toEqual(['done'])
    await world.work()
    expect(await world.tasks(order)).toEqual(['PROVISION DONE'])
    expect(await world.told(order)).toEqual(['delivered', 'delivered'])
  })

  it('for a datacenter that does not exist fails, says why, and is made when it is ordered again as it should be', async () => {
    const order = await world.delivered('Server', { configuration: { datacenter: 'atlantis' } })
    expect(await world.resource(order)).toMatchObject({
      state: 'FAILED',
      condition_code: 'FAILED',
      condition_message: 'There is no datacenter "atlantis".',
    })
    expect(await world.told(order)).toEqual(['failed'])
    await world.rows(`update resource set choice = choice || '{"datacenter": "rbx"}' where id = $1`, [
      order.serviceId.slice(4),
    ])
    await world.receive(world.event('billing.service.ordered', order))
    expect(await world.resource(order)).toMatchObject({ state: 'PROVISIONING', condition_code: null })
    await world.work()
    expect(await world.resource(order)).toMatchObject({ state: 'ACTIVE', datacenter: 'rbx' })
    expect(await world.told(order)).toEqual(['failed', 'delivered'])
  })

  it('for a name that is taken fails, whoever has it, and the name is free again after its release', async () => {
    const configuration = { domain: 'Example.COM' }
    const first = await world.delivered('Domain', { configuration })
    expect((await world.resource(first))['name']).toBe('example.com')
    const second = await world.delivered('Domain', { configuration, accountId: SECOND_DEMO_ACCOUNT_ID })
    expect(await world.resource(second)).toMatchObject({
      state: 'FAILED',
      condition_message: '"example.com" is already taken.',
    })
    // The failed one ends too, and takes nothing from the first with it.
    await world.fact('ended', second)
    await world.work()
    const third = await world.delivered('Domain', { configuration, accountId: SECOND_DEMO_ACCOUNT_ID })
    expect(await world.resource(third)).toMatchObject({ state: 'FAILED' })
    await world.fact('ended', first)
    await world.work()
    world.later(60)
    await world.work()
    expect(await world.resource(first)).toMatchObject({ state: 'RELEASED' })
    const fourth = await world.delivered('Domain', { configuration, accountId: SECOND_DEMO_ACCOUNT_ID })
    expect(await world.resource(fourth)).toMatchObject({ state: 'ACTIVE', name: 'example.com' })
  })

  it('shows its progress while it is made', async () => {
    const slow = await World.start({ simulator: { seconds: 100 } })
    const order = await slow.ordered('Server')
    const seen: [number, string][] = []
    for (let times = 0; times < 40 && (await slow.resource(order))['state'] === 'PROVISIONING'; times++) {
      await slow.work()
      const [task] = await slow.rows<{ progress: number; step: string }>('select progress, step from task')
      if (task) seen.push([task.progress, task.step])
      slow.later(10)
    }
    await slow.close()
    const progress = seen.map(([percent]) => percent)
    expect(progress).toEqual([...progress].sort((one, other) => one - other))
    expect(progress.at(-1)).toBe(100)
    expect(seen.map(([, step]) => step)).toEqual(
      expect.arrayContaining(['cabling', 'installing', 'rebooting', 'delivering']),
    )
  })
})
