import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { AccountId } from '../../shared/domain/ids'
import { SYSTEM } from '../../shared/domain/viewer'
import type { Running } from '../../shared/runtime/process'
import { start } from '../main'
import { auditFaults } from '../store/audit'
import type { Answer, BillingSystem } from './billingSystem'
import { ask, billingSystem } from './billingSystem'
import { orderById, orderServer } from './documents'
import { pick } from './pick'

let system: BillingSystem
let billing: Running

beforeAll(async () => {
  system = await billingSystem()
  billing = await start(system.env)
  await system.tellOffers(billing.url)
})
afterEach(() => system.rules())
afterAll(async () => {
  await billing.close()
  await system.close()
})

const order = (as: AccountId, key: string = randomUUID(), variables = {}): Promise<Answer> =>
  ask(billing.url, { as, query: orderServer, variables: { key, ...variables } })

/** What the account has: orders by state, invoices, and what was charged for it. */
async function standingOf(accountId: AccountId) {
  const { data } = await ask(billing.url, {
    as: accountId,
    query: `{ me { invoices { totalCount nodes { kind state } } serviceCounts { state count } } }`,
  })
  const payments = await system.pool.transaction(SYSTEM, tx =>
    tx.query<{ key: string }>('paymentsOfAccount', `select id::text as key from payment where account_id = $1::uuid`, [
      accountId.slice(4),
    ]),
  )
  const keys = new Set(payments.map(({ key }) => key.replaceAll('-', '')))
  const charges = (await system.charges()).filter(({ reference = '' }) => keys.has(reference.replace(/^\w+_/, '')))
  return { me: data?.['me'], charges: charges.map(({ outcome, amount }) => `${outcome} ${amount}`) }
}

const bought = {
  me: {
    invoices: { totalCount: 1, nodes: [{ kind: 'INVOICE', state: 'PAID' }] },
    serviceCounts: [{ count: 1, state: 'PROVISIONING' }],
  },
  charges: ['captured 3239'],
}
const nothing = { invoices: { totalCount: 0, nodes: [] }, serviceCounts: [] }

describe('an order in one click', () => {
  it('makes the service, its contract, a paid invoice and one charge', async () => {
    const accountId = await system.account()
    const { data } = await order(accountId)
    expect(data).toMatchObject({
      orderService: {
        order: { state: 'COMPLETED', total: { amount: '32.39', currency: 'EUR' } },
        service: { state: 'PROVISIONING', contract: { state: 'ACTIVE' } },
        invoice: { state: 'PAID', gross: { amount: '32.39' }, payments: [{ state: 'CAPTURED' }] },
        userErrors: [],
      },
    })
    expect(await standingOf(accountId)).toEqual(bought)
  })

  it('charges once and issues one invoice when twenty clicks with one key arrive together', async () => {
    const accountId = await system.account()
    const key = randomUUID()
    await system.rules({ then: { do: 'delay', ms: 200 } })
    const answers = await Promise.all(Array.from({ length: 20 }, () => order(accountId, key)))
    expect(new Set(answers.map(answer => pick(answer.data, 'orderService', 'order', 'id'))).size).toBe(1)
    expect(new Set(answers.map(answer => pick(answer.data, 'orderService', 'invoice', 'number'))).size).toBe(1)
    expect(await standingOf(accountId)).toEqual(bought)
  })

  it('gives the same key and input the first answer again, and refuses another input with it', async () => {
    const accountId = await system.account()
    const key = randomUUID()
    const first = await order(accountId, key)
    expect(await order(accountId, key)).toEqual(first)
    expect((await order(accountId, key, { plan: 'hosting-1' })).data).toMatchObject({
      orderService: { order: null, userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }] },
    })
    expect(await standingOf(accountId)).toEqual(bought)
  })

  it('leaves nothing behind when the payment is declined, and can be made again with another key', async () => {
    const accountId = await system.account('test_declined')
    const { data } = await order(accountId)
    expect(data).toMatchObject({
      orderService: { service: null, invoice: null, userErrors: [{ code: 'PAYMENT_DECLINED', retryable: true }] },
    })
    expect(await standingOf(accountId)).toEqual({ me: nothing, charges: ['declined 3239'] })
    await system.actions.addPaymentMethod({ accountId, providerRef: 'test_visa', isDefault: true })
    expect((await order(accountId)).data).toMatchObject({ orderService: { order: { state: 'COMPLETED' } } })
  })

  it.each([
    ['the provider answers late', { do: 'delay', ms: 300 }, 'COMPLETED'],
    ['the provider captures and never answers', { do: 'hold' }, 'PAYING'],
    ['the provider captures and cuts the connection', { do: 'drop' }, 'PAYING'],
    ['the provider captures and answers with an error', { do: 'failAfter' }, 'PAYING'],
    ['the charge gets lost on its way', { do: 'lose' }, 'PAYING'],
    ['the provider fails before it charges', { do: 'fail' }, 'PAYING'],
    ['the provider does not know yet', { do: 'process', ms: 500 }, 'PAYING'],
  ])('is charged once when %s', async (_, behaviour, state) => {
    const accountId = await system.account()
    await system.rules({ then: behaviour, times: 1 })
    const key = randomUUID()
    const { data } = await order(accountId, key)
    expect(data).toMatchObject({ orderService: { order: { state } } })
    await sleep(state === 'PAYING' ? 600 : 0)
    await settle()
    const id = pick(data, 'orderService', 'order', 'id')
    expect((await ask(billing.url, { as: accountId, query: orderById, variables: { id } })).data).toMatchObject({
      order: { state: 'COMPLETED', invoice: { state: 'PAID' } },
    })
    expect(await standingOf(accountId)).toEqual(bought)
    expect((await order(accountId, key)).data).toMatchObject({ orderService: { order: { id, state: 'COMPLETED' } } })
  })

  it('is completed as soon as the provider tells that its payment has settled, however often it tells', async () => {
    const accountId = await system.account()
    await system.rules({ then: { do: 'process', ms: 500 } })
    const { data } = await order(accountId)
    const id = pick(data, 'orderService', 'order', 'id')
    expect(data).toMatchObject({ orderService: { order: { state: 'PAYING' } } })
    await sleep(600)
    const key = (await system.charges()).at(-1)?.key ?? ''
    const hint = { ref: 'ch', key, outcome: 'captured', amount: '1', currency: 'USD' }
    for (const sequence of [1, 2]) await system.tell(billing.url, 'payments.payment.settled', key, hint, sequence)
    await system.actions.settlePayments()
    expect((await ask(billing.url, { as: accountId, query: orderById, variables: { id } })).data).toMatchObject({
      order: { state: 'COMPLETED', invoice: { state: 'PAID' } },
    })
    expect(await standingOf(accountId)).toEqual(bought)
  })

  it('is undone when its unknown payment turns out to be declined', async () => {
    const accountId = await system.account()
    await system.rules({ then: { do: 'process', ms: 500, outcome: 'declined' } })
    const { data } = await order(accountId)
    expect(data).toMatchObject({ orderService: { order: { state: 'PAYING' } } })
    await sleep(600)
    await settle()
    const id = pick(data, 'orderService', 'order', 'id')
    expect((await ask(billing.url, { as: accountId, query: orderById, variables: { id } })).data).toEqual({
      order: { state: 'DECLINED', service: null, invoice: null },
    })
    expect((await standingOf(accountId)).me).toEqual(nothing)
  })

  it('keeps the books right through all of it', async () => {
    expect(await system.pool.transaction(SYSTEM, auditFaults)).toEqual([])
  })
})

/** Finds out what became of open payments, however young they are. */
async function settle(): Promise<void> {
  await system.pool.transaction(SYSTEM, tx =>
    tx.query('dueNow', `update payment set next_try_at = now() - interval '1 minute' where state = 'PENDING'`),
  )
  await system.actions.settlePayments()
}
