import type { ServiceId } from '../../../shared/domain/ids'
import type { World } from '../../testing/world'
import { createWorld } from '../../testing/world'

let world: World
beforeEach(async () => {
  world = await createWorld()
})
afterEach(async () => {
  expect(await world.faults()).toEqual([])
  await world.close()
})

const standing = async (id: ServiceId): Promise<string> => {
  const { service, contract } = await world.facts(id)
  return `${service.state} ${contract.state}`
}
const lastSettlement = async () =>
  (await world.rows('select state, attempts, outstanding from invoice_settlement order by invoice_id desc limit 1'))[0]
const eventsOf = async (id: ServiceId): Promise<string[]> => {
  const rows = await world.rows<{ type: string }>('select type from outbox where subject = $1 order by sequence', [id])
  return rows.map(({ type }) => type.replace('billing.service.', ''))
}

describe('a renewal that is not paid', () => {
  it('is asked for on the 1st, 3rd and 5th day after, then suspends the service, until it is paid', async () => {
    const ada = await world.customer()
    const id = await world.order(ada)
    await world.deliver(id)
    world.provider.behave('decline')
    await world.liveUntil('2025-02-01')
    expect(await lastSettlement()).toEqual({ state: 'UNPAID', attempts: 1, outstanding: '1200' })
    await world.liveUntil('2025-02-05')
    expect(await standing(id)).toBe('ACTIVE ACTIVE')
    await world.liveUntil('2025-02-07')
    expect(await lastSettlement()).toEqual({ state: 'UNPAID', attempts: 4, outstanding: '1200' })
    expect(await standing(id)).toBe('SUSPENDED SUSPENDED')

    // What is not paid is not billed again.
    await world.liveUntil('2025-03-10')
    expect(await world.rows('select count(*)::int from invoice')).toEqual([{ count: 2 }])

    world.provider.behave('capture')
    await world.liveUntil('2025-03-20')
    expect(await standing(id)).toBe('ACTIVE ACTIVE')
    expect(await eventsOf(id)).toEqual(['ordered', 'suspended', 'resumed'])
    expect(await world.rows('select state from invoice_settlement')).toEqual(Array(3).fill({ state: 'PAID' }))
  })

  it('is asked for at once when the customer adds a way to pay', async () => {
    const ada = await world.customer({ withoutMethod: true })
    const { accountId } = ada
    const first = await world.actions.addPaymentMethod({ accountId, providerRef: 'card' })
    const id = await world.order(ada)
    await world.rows('update payment_method set is_default = false where id = $1', [first.slice(3)])
    await world.liveUntil('2025-02-20')
    expect(await standing(id)).toBe('SUSPENDED SUSPENDED')
    expect(await world.rows('select count(*)::int from payment')).toEqual([{ count: 1 }])
    await world.actions.addPaymentMethod({ accountId, providerRef: 'card', isDefault: true })
    await world.liveUntil('2025-02-20')
    expect(await standing(id)).toBe('PROVISIONING ACTIVE')
  })

  it('still ends when a stop was set', async () => {
    const ada = await world.customer()
    const id = await world.order(ada)
    world.provider.behave('decline')
    await world.liveUntil('2025-02-10')
    const stop = { idempotencyKey: 'k', serviceId: id, when: 'PERIOD_END', reason: null } as const
    expect(await world.actions.stopService(ada, stop)).toMatchObject({ userErrors: [] })
    expect(await standing(id)).toBe('SUSPENDED SUSPENDED')
    await world.liveUntil('2025-03-01')
    expect(await standing(id)).toBe('ENDED ENDED')
  })

  it('whose payment settles after a stop has paid it becomes credit', async () => {
    const ada = await world.customer()
    const id = await world.order(ada)
    world.provider.behave('lose')
    await world.liveUntil('2025-02-01')
    const stop = { idempotencyKey: 'k', serviceId: id, when: 'NOW', reason: null } as const
    await world.actions.stopService(ada, stop)
    world.provider.behave('capture')
    await world.liveUntil('2025-02-02')
    expect(await world.rows('select credit from account')).toEqual([{ credit: '1200' }])
  })
})
