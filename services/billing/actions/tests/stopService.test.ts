import { randomUUID } from 'node:crypto'
import type { ServiceId } from '../../../shared/domain/ids'
import { committed } from '../../testing/engagement'
import { plan } from '../../testing/offers'
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

const key = () => randomUUID()
const stop = (serviceId: ServiceId, when: 'NOW' | 'PERIOD_END') => ({
  idempotencyKey: key(),
  serviceId,
  when,
  reason: null,
})
const eventsOf = async (id: ServiceId): Promise<string[]> => {
  const rows = await world.rows<{ type: string }>('select type from outbox where subject = $1 order by sequence', [id])
  return rows.map(({ type }) => type.replace('billing.service.', ''))
}
const creditOf = async (accountId: string): Promise<bigint> => {
  const [row] = await world.rows<{ credit: string }>('select credit from account where id = $1', [accountId.slice(4)])
  return BigInt(row?.credit ?? 0)
}

describe('a stop now', () => {
  it('ends the service, gives back what is not used as credit, and says so once', async () => {
    const ada = await world.customer()
    const serviceId = await world.order(ada)
    world.setDay('2025-01-11')
    const input = stop(serviceId, 'NOW')
    const answer = await world.actions.stopService(ada, input)
    expect(answer).toMatchObject({ serviceId, userErrors: [], creditNoteIds: [expect.any(String)] })
    expect(await world.actions.stopService(ada, input)).toEqual(answer)
    expect(await world.facts(serviceId)).toMatchObject({
      service: { state: 'ENDED' },
      contract: { state: 'ENDED', endsOn: '2025-01-11' },
    })
    // 21 of 31 days of 10.00, with 20 % tax.
    expect(await creditOf(ada.accountId)).toBe(812n)
    expect(await eventsOf(serviceId)).toEqual(['ordered', 'ended'])
    await world.liveUntil('2025-03-05')
    expect(await world.rows('select kind from invoice order by id')).toEqual([
      { kind: 'INVOICE' },
      { kind: 'CREDIT_NOTE' },
    ])
  })

  it('gives back a renewed period too, each on a credit note of its own invoice', async () => {
    const ada = await world.customer()
    const serviceId = await world.order(ada)
    await world.deliver(serviceId)
    world.setDay('2025-01-11')
    await world.actions.renewService(ada, { idempotencyKey: key(), serviceId, paymentMethodId: null })
    const { creditNoteIds } = await world.actions.stopService(ada, stop(serviceId, 'NOW'))
    expect(creditNoteIds).toHaveLength(2)
    expect(await creditOf(ada.accountId)).toBe(812n + 1200n)
  })

  it('pays what is still owed before it becomes credit', async () => {
    const ada = await world.customer()
    const serviceId = await world.order(ada)
    world.provider.behave('decline')
    await world.liveUntil('2025-02-01')
    await world.actions.stopService(ada, stop(serviceId, 'NOW'))
    expect(await creditOf(ada.accountId)).toBe(0n)
    expect(await world.rows('select state, outstanding from invoice_settlement')).toEqual(
      Array.from({ length: 3 }, () => ({ state: 'PAID', outstanding: '0' })),
    )
  })

  it('is refused while a commitment runs', async () => {
    await world.offer(plan({ code: 'committed', pricings: committed('REACTIVATE_ENGAGEMENT') }))
    const ada = await world.customer()
    const serviceId = await world.order(ada, { planCode: 'committed', mode: 'degressivity3' })
    expect(await world.actions.stopService(ada, stop(serviceId, 'NOW'))).toMatchObject({
      serviceId: null,
      userErrors: [{ code: 'ENGAGED', field: ['input', 'serviceId'], message: expect.stringContaining('2025-04-01') }],
    })
    await world.actions.stopService(ada, stop(serviceId, 'PERIOD_END'))
    await world.liveUntil('2025-06-01')
    expect((await world.facts(serviceId)).contract).toMatchObject({ state: 'ENDED', endsOn: '2025-04-01' })
    expect(await world.rows('select count(*)::int from invoice')).toEqual([{ count: 3 }])
  })

  it('that races with itself gives back once', async () => {
    const ada = await world.customer()
    const serviceId = await world.order(ada)
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => world.actions.stopService(ada, stop(serviceId, 'NOW'))),
    )
    expect(answers.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1)
    expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(Array(9).fill('ENDED'))
    expect(await creditOf(ada.accountId)).toBe(1200n)
  })
})

describe('a stop at the end', () => {
  it('keeps why, in the customer’s words, until it is taken back', async () => {
    const ada = await world.customer()
    const serviceId = await world.order(ada)
    const kept = () => world.rows('select stop_reason from service')
    await world.actions.stopService(ada, {
      ...stop(serviceId, 'PERIOD_END'),
      reason: `Too dear,\0 ${'x'.repeat(2000)}`,
    })
    expect(await kept()).toEqual([{ stop_reason: `Too dear, ${'x'.repeat(990)}` }])
    await world.actions.undoStopService(ada, { idempotencyKey: key(), serviceId })
    expect(await kept()).toEqual([{ stop_reason: null }])
  })

  it('lets what is paid run out, then ends the service, and can be taken back before', async () => {
    const ada = await world.customer()
    const serviceId = await world.order(ada)
    const undo = () => world.actions.undoStopService(ada, { idempotencyKey: key(), serviceId })
    expect(await undo()).toMatchObject({ userErrors: [{ code: 'NOT_STOPPING' }] })
    await world.actions.stopService(ada, stop(serviceId, 'PERIOD_END'))
    expect((await world.facts(serviceId)).contract).toMatchObject({ state: 'STOPPING', endsOn: '2025-02-01' })
    expect(await undo()).toMatchObject({ serviceId, userErrors: [] })
    await world.liveUntil('2025-02-10')
    expect((await world.facts(serviceId)).contract).toMatchObject({ state: 'ACTIVE', billedUntil: '2025-03-01' })
    await world.actions.stopService(ada, stop(serviceId, 'PERIOD_END'))
    await world.liveUntil('2025-04-10')
    expect(await undo()).toMatchObject({ userErrors: [{ code: 'ENDED' }] })
    expect(await eventsOf(serviceId)).toEqual(['ordered', 'ended'])
    expect(await world.rows('select count(*)::int from invoice')).toEqual([{ count: 2 }])
  })

  it('comes without automatic renewal, and not with it', async () => {
    const ada = await world.customer()
    const [kept, left] = [await world.order(ada), await world.order(ada)]
    const set = (serviceId: ServiceId, autoRenew: boolean) =>
      world.actions.setAutoRenew(ada, { idempotencyKey: key(), serviceId, autoRenew })
    expect(await set(kept, true)).toMatchObject({ userErrors: [{ code: 'ALREADY_SET' }] })
    await set(kept, false)
    await set(left, false)
    await set(kept, true)
    await world.liveUntil('2025-02-01')
    expect((await world.facts(kept)).contract.state).toBe('ACTIVE')
    expect((await world.facts(left)).contract).toMatchObject({ state: 'ENDED', endsOn: '2025-02-01' })
  })
})

describe('a service of somebody else', () => {
  it('is not found, exactly as one that does not exist', async () => {
    const [ada, bob] = [await world.customer(), await world.customer()]
    const foreign = await world.order(bob)
    const none = foreign.replace(/.{6}$/, '000000')
    const input = { idempotencyKey: key(), paymentMethodId: null, autoRenew: false, when: 'NOW', reason: null } as const
    for (const serviceId of [foreign, none, 'rubbish', ''])
      for (const mutate of [
        world.actions.stopService,
        world.actions.undoStopService,
        world.actions.setAutoRenew,
        world.actions.renewService,
      ])
        expect((await mutate(ada, { ...input, serviceId })).userErrors).toEqual([
          expect.objectContaining({ code: 'SERVICE_NOT_FOUND', message: 'There is no such service.' }),
        ])
    expect((await world.facts(foreign)).contract.state).toBe('ACTIVE')
  })
})
