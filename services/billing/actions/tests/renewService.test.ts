import { randomUUID } from 'node:crypto'
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

const renewal = (serviceId: ServiceId, idempotencyKey: string = randomUUID()) => ({
  idempotencyKey,
  serviceId,
  paymentMethodId: null,
})

describe('an early renewal', () => {
  it('bills and pays the next period once, however often it is clicked', async () => {
    const ada = await world.customer()
    const serviceId = await world.order(ada)
    await world.deliver(serviceId)
    const input = renewal(serviceId)
    const answers = await Promise.all(Array.from({ length: 10 }, () => world.actions.renewService(ada, input)))
    expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ serviceId, invoiceId: expect.any(String), userErrors: [] })
    expect((await world.facts(serviceId)).contract).toMatchObject({ billedUntil: '2025-03-01', renewalOrderId: null })
    expect(await world.actions.renewService(ada, renewal(serviceId))).toMatchObject({
      userErrors: [{ code: 'RENEWED_AHEAD', retryable: true }],
    })
    await world.liveUntil('2025-02-28')
    expect(await world.rows('select count(*)::int from invoice')).toEqual([{ count: 2 }])
    await world.liveUntil('2025-03-01')
    expect(await world.rows('select count(*)::int from invoice')).toEqual([{ count: 3 }])
  })

  it('that is declined leaves the service as it was', async () => {
    const ada = await world.customer()
    const serviceId = await world.order(ada)
    await world.deliver(serviceId)
    const before = (await world.facts(serviceId)).contract
    world.provider.behave('decline')
    expect(await world.actions.renewService(ada, renewal(serviceId))).toMatchObject({
      userErrors: [{ code: 'PAYMENT_DECLINED' }],
    })
    expect((await world.facts(serviceId)).contract).toEqual(before)
  })

  it('whose payment is not decided keeps everything else from changing the contract, runs included', async () => {
    const ada = await world.customer()
    const serviceId = await world.order(ada)
    await world.deliver(serviceId)
    world.provider.behave('lose')
    const { orderId } = await world.actions.renewService(ada, renewal(serviceId))
    expect((await world.facts(serviceId)).contract.renewalOrderId).toBe(orderId)
    const input = { ...renewal(serviceId), when: 'NOW', reason: null } as const
    expect(await world.actions.stopService(ada, input)).toMatchObject({ userErrors: [{ code: 'RENEWAL_IN_PROGRESS' }] })
    expect(await world.actions.renewService(ada, renewal(serviceId))).toMatchObject({
      userErrors: [{ code: 'RENEWAL_IN_PROGRESS' }],
    })
    world.setDay('2025-02-01')
    expect(await world.actions.renewDue()).toEqual({ renewed: 0, ended: 0, invoices: 0 })
    world.provider.behave('capture')
    await world.actions.settlePayments()
    expect((await world.facts(serviceId)).contract).toMatchObject({ billedUntil: '2025-03-01', renewalOrderId: null })
    expect(await world.actions.renewDue()).toEqual({ renewed: 0, ended: 0, invoices: 0 })
  })

  it('waits for delivery', async () => {
    const ada = await world.customer()
    expect(await world.actions.renewService(ada, renewal(await world.order(ada)))).toMatchObject({
      userErrors: [{ code: 'NOT_DELIVERED' }],
    })
  })
})
