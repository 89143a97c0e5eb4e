import { randomUUID } from 'node:crypto'
import { SYSTEM } from '../../../shared/domain/viewer'
import { addon, e8, family, plan, pricing, setupFee } from '../../testing/offers'
import type { World } from '../../testing/world'
import { createWorld, orderInput, subsidiary } from '../../testing/world'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
beforeEach(() => world.provider.behave('capture'))
afterEach(async () => expect(await world.faults()).toEqual([]))
afterAll(() => world.close())

const countOf = async (table: string, accountId: string): Promise<number> => {
  const sql = `select count(*)::int as count from ${table} where account_id = $1::uuid`
  const [row] = await world.rows<{ count: number }>(sql, [accountId.slice(4)])
  return row?.count ?? 0
}

describe('an order in one click', () => {
  it('makes service, contract, paid invoice and event from the catalogue’s price, options and setup counted', async () => {
    await world.offer(
      plan({
        code: 'big',
        pricings: [pricing({ price: '20.00' }), setupFee('5.00')],
        addonFamilies: [family('memory', ['ram'], { mandatory: true, default: 'ram' })],
        technical: { cores: 4 },
      }),
      addon('ram', { technical: { gigabytes: 32 } }),
    )
    const ada = await world.customer()
    const { userErrors, serviceId, invoiceId } = await world.actions.orderService(
      ada,
      orderInput({ planCode: 'big', quantity: 2 }),
    )
    expect(userErrors).toEqual([])
    if (!serviceId) throw new Error('no service')
    const { service, contract } = await world.facts(serviceId)
    expect(service).toMatchObject({ state: 'PROVISIONING', displayName: 'Server', universe: 'INFRASTRUCTURE' })
    expect(contract).toMatchObject({
      state: 'ACTIVE',
      billedUntil: '2025-02-01',
      billingDay: 1,
      quantity: 2,
      autoRenew: true,
    })
    const lines = await world.rows(
      'select kind, plan_code, quantity, amount from invoice_line where invoice_id = $1 order by position',
      [invoiceId?.slice(4)],
    )
    expect(lines).toEqual([
      { kind: 'SETUP', plan_code: 'big', quantity: 2, amount: '1000' },
      { kind: 'RECURRING', plan_code: 'big', quantity: 2, amount: '4000' },
      { kind: 'RECURRING', plan_code: 'ram', quantity: 2, amount: '400' },
    ])
    const [invoice] = await world.rows('select net, tax, gross from invoice where id = $1', [invoiceId?.slice(4)])
    expect(invoice).toEqual({ net: '5400', tax: '1080', gross: '6480' })
    expect([...world.provider.charged.values()].at(-1)?.amount.minor).toBe(6480n)
    const [event] = await world.rows<{ data: object }>(`select data from outbox where subject = $1`, [serviceId])
    expect(event?.data).toMatchObject({
      planCode: 'big',
      quantity: 2,
      items: [
        { planCode: 'big', technical: { cores: 4 } },
        { planCode: 'ram', technical: { gigabytes: 32 } },
      ],
    })
  })

  it('costs what its preview said', async () => {
    const promotions = [{ name: 'launch', unitPrice: e8('7.77'), startsAt: null, endsAt: null, periods: 3 }]
    await world.offer(plan({ code: 'promoted', pricings: [pricing({ promotions }), setupFee('1.00')] }))
    const ada = await world.customer()
    const selection = { ...orderInput({ planCode: 'promoted', billingDay: 17, quantity: 3 }) }
    const preview = await world.actions.orderPreview(ada, selection)
    const { invoiceId } = await world.actions.orderService(ada, selection)
    const [invoice] = await world.rows('select net, tax, gross from invoice where id = $1', [invoiceId?.slice(4)])
    if (!preview.ok) throw new Error('refused')
    const { net, tax, gross } = preview.value.invoice
    expect(invoice).toEqual({ net: `${net.minor}`, tax: `${tax.minor}`, gross: `${gross.minor}` })
    expect(preview.value.recurringPrice.minor).toBe(2331n)
  })

  it('that costs nothing needs no payment method and has no invoice', async () => {
    await world.offer(plan({ code: 'free', pricings: [pricing({ price: '0' })] }))
    const ada = await world.customer({ withoutMethod: true })
    const answer = await world.actions.orderService(ada, orderInput({ planCode: 'free' }))
    expect(answer).toMatchObject({ userErrors: [], serviceId: expect.any(String), invoiceId: null })
    expect(await countOf('payment', ada.accountId)).toBe(0)
  })

  it('takes a fixed number of statements, whatever is ordered', async () => {
    await world.offer(
      plan({ code: 'many', addonFamilies: [family('extra', ['x1', 'x2', 'x3', 'x4'])] }),
      ...['x1', 'x2', 'x3', 'x4'].map(code => addon(code)),
    )
    const ada = await world.customer()
    const costOf = async (count: number): Promise<string[]> => {
      const options = ['x1', 'x2', 'x3', 'x4'].slice(0, count).map(addonCode => ({ addonCode, quantity: 1 }))
      world.statements()
      await world.order(ada, { planCode: 'many', options })
      return world.statements()
    }
    const one = await costOf(1)
    expect(await costOf(4)).toEqual(one)
    expect(one).toHaveLength(29)
  })
})

describe('twenty clicks with one key', () => {
  it('make one order, one invoice and one charge, and get one answer', async () => {
    const ada = await world.customer()
    const charges = world.provider.charged.size
    const input = orderInput()
    const answers = await Promise.all(Array.from({ length: 20 }, () => world.actions.orderService(ada, input)))
    expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ userErrors: [], serviceId: expect.any(String) })
    for (const table of ['service', 'invoice', 'payment', 'customer_order'])
      expect(await countOf(table, ada.accountId)).toBe(1)
    expect(world.provider.charged.size).toBe(charges + 1)
  })

  it('get the first answer later too, also when the plan is no longer sold', async () => {
    await world.offer(plan({ code: 'passing' }))
    const ada = await world.customer()
    const input = orderInput({ planCode: 'passing' })
    const first = await world.actions.orderService(ada, input)
    await world.tell('catalog.plan.withdrawn', 'FR/passing', { subsidiary: 'FR', code: 'passing' }, 2)
    expect(await world.actions.orderService(ada, input)).toEqual(first)
    expect(await world.actions.orderService(ada, { ...input, idempotencyKey: randomUUID() })).toMatchObject({
      userErrors: [{ code: 'PLAN_NOT_ORDERABLE' }],
    })
  })

  it('are refused when another order has the key, also by another mutation', async () => {
    const ada = await world.customer()
    const input = orderInput()
    const { serviceId } = await world.actions.orderService(ada, input)
    expect(await world.actions.orderService(ada, { ...input, quantity: 2 })).toMatchObject({
      orderId: null,
      userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }],
    })
    const { idempotencyKey } = input
    const stop = { idempotencyKey, serviceId: serviceId ?? '', when: 'NOW', reason: null } as const
    expect(await world.actions.stopService(ada, stop)).toMatchObject({
      userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }],
    })
  })

  it('of another account are another order', async () => {
    const [ada, bob] = [await world.customer(), await world.customer()]
    const input = orderInput()
    const [one, other] = [await world.actions.orderService(ada, input), await world.actions.orderService(bob, input)]
    expect(one.serviceId).not.toBe(other.serviceId)
    expect(other.userErrors).toEqual([])
  })
})

describe('a payment', () => {
  it('that is declined undoes the order and may be tried again with another key', async () => {
    const ada = await world.customer()
    world.provider.behave('decline')
    const input = orderInput()
    const declined = await world.actions.orderService(ada, input)
    expect(declined).toMatchObject({
      serviceId: null,
      userErrors: [{ code: 'PAYMENT_DECLINED', message: 'The card was declined.', retryable: true }],
    })
    world.provider.behave('capture')
    expect(await world.actions.orderService(ada, input)).toEqual(declined)
    expect(await countOf('service', ada.accountId)).toBe(0)
    expect((await world.actions.orderService(ada, orderInput())).userErrors).toEqual([])
  })

  it('whose answer is lost leaves the order paying, until the provider is asked: it is charged once', async () => {
    const ada = await world.customer()
    world.provider.behave('lose answer')
    const { orderId, serviceId } = await world.actions.orderService(ada, orderInput())
    expect(serviceId).toBeNull()
    const calls = world.provider.calls.length
    world.provider.behave('capture')
    world.setDay('2025-01-02')
    expect(await world.actions.settlePayments()).toEqual({ captured: 1, declined: 0, pending: 0 })
    expect(world.provider.calls.length).toBe(calls)
    const [order] = await world.rows('select state from customer_order where id = $1', [orderId?.slice(4)])
    expect(order).toEqual({ state: 'COMPLETED' })
    world.setDay('2025-01-01')
  })

  it('that the provider never received is sent again under the same key', async () => {
    const ada = await world.customer()
    world.provider.behave('lose')
    await world.actions.orderService(ada, orderInput())
    world.provider.behave('capture')
    const first = world.provider.calls.at(-1)
    world.setDay('2025-01-02')
    expect(await world.actions.settlePayments()).toMatchObject({ captured: 1 })
    expect(world.provider.calls.at(-1)).toBe(first)
    expect(await countOf('service', ada.accountId)).toBe(1)
    world.setDay('2025-01-01')
  })

  it('that turns out to be declined after all gives the reserved credit back', async () => {
    const ada = await world.customer()
    const serviceId = await world.order(ada)
    await world.actions.stopService(ada, { idempotencyKey: randomUUID(), serviceId, when: 'NOW', reason: null })
    const creditOf = async () =>
      (await world.rows('select credit from account where id = $1', [ada.accountId.slice(4)]))[0]
    expect(await creditOf()).toEqual({ credit: '1200' })
    world.provider.behave('lose')
    await world.actions.orderService(ada, orderInput({ quantity: 3 }))
    expect(await creditOf()).toEqual({ credit: '0' })
    world.provider.behave('decline')
    world.setDay('2025-01-02')
    expect(await world.actions.settlePayments()).toMatchObject({ declined: 1 })
    expect(await creditOf()).toEqual({ credit: '1200' })
    world.setDay('2025-01-01')
  })

  it('takes the credit of the account first', async () => {
    const ada = await world.customer()
    const serviceId = await world.order(ada)
    await world.actions.stopService(ada, { idempotencyKey: randomUUID(), serviceId, when: 'NOW', reason: null })
    await world.order(ada, { quantity: 3 })
    expect([...world.provider.charged.values()].at(-1)?.amount.minor).toBe(2400n)
    await world.order(ada)
    expect([...world.provider.charged.values()].at(-1)?.amount.minor).toBe(1200n)
  })

  it('needs a method of the account that is still good', async () => {
    const [ada, bob] = [await world.customer({ withoutMethod: true }), await world.customer()]
    const codesOf = async (paymentMethodId: string | null) =>
      (await world.actions.orderService(ada, orderInput({ paymentMethodId }))).userErrors.map(({ code }) => code)
    expect(await codesOf(null)).toEqual(['PAYMENT_METHOD_REQUIRED'])
    const [foreign] = await world.rows<{ id: string }>('select id from payment_method where account_id = $1', [
      bob.accountId.slice(4),
    ])
    expect(await codesOf(`pm_${foreign?.id.replaceAll('-', '')}`)).toEqual(['PAYMENT_METHOD_NOT_FOUND'])
    expect(await codesOf('rubbish')).toEqual(['PAYMENT_METHOD_NOT_FOUND'])
    await world.actions.addPaymentMethod({ accountId: ada.accountId, providerRef: 'card' })
    await world.rows(`update payment_method set expires = '2024-12' where account_id = $1`, [ada.accountId.slice(4)])
    expect(await codesOf(null)).toEqual(['PAYMENT_METHOD_EXPIRED'])
  })
})

describe('an order is refused', () => {
  it('when the price has changed since the customer saw it, and only then', async () => {
    const ada = await world.customer()
    const changing = (catalogVersion: number, price: string) =>
      world.offer(plan({ code: 'changing', catalogVersion, pricings: [pricing({ price })] }))
    const codesOf = async (catalogVersion: number) =>
      (await world.actions.orderService(ada, orderInput({ planCode: 'changing', catalogVersion }))).userErrors.map(
        ({ code }) => code,
      )
    await changing(10, '5.00')
    await changing(20, '5.00')
    await changing(30, '6.00')
    expect(await codesOf(30)).toEqual([])
    expect(await codesOf(35)).toEqual([])
    for (const seen of [10, 20, 29, 9, -1]) expect(await codesOf(seen)).toEqual(['PRICE_CHANGED'])
    await changing(40, '6.00')
    expect(await codesOf(30)).toEqual([])
  })

  it('in a range that is not switched on yet', async () => {
    await world.offer(plan({ code: 'later', range: 'rise' }))
    const ada = await world.customer()
    const codeOf = async () =>
      (await world.actions.orderService(ada, orderInput({ planCode: 'later' }))).userErrors[0]?.code
    expect(await codeOf()).toBe('RANGE_NOT_SWITCHED_ON')
    await world.tell('catalog.subsidiary.changed', 'FR', subsidiary({ rollout: ['eco', 'rise'] }))
    expect(await codeOf()).toBeUndefined()
  })

  it('without an account, with a key that is none, and with text that no code contains', async () => {
    const ada = await world.customer()
    const codeOf = async (over: object, as: Parameters<typeof world.actions.orderService>[0] = ada) =>
      (await world.actions.orderService(as, orderInput(over))).userErrors[0]?.code
    expect(await codeOf({}, { kind: 'operator', scopes: [] })).toBe('ACCOUNT_REQUIRED')
    expect(await codeOf({}, SYSTEM)).toBe('ACCOUNT_REQUIRED')
    for (const idempotencyKey of ['', 'x'.repeat(201), 'a\nb', 'a\0b'])
      expect(await codeOf({ idempotencyKey })).toBe('IDEMPOTENCY_KEY_INVALID')
    expect(await codeOf({ planCode: 'a\0b' })).toBe('PLAN_NOT_ORDERABLE')
    expect(await codeOf({ options: [{ addonCode: 'a\0b', quantity: 1 }] })).toBe('ADDON_NOT_OFFERED')
  })
})
