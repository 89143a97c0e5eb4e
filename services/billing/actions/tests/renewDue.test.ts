import { randomUUID } from 'node:crypto'
import type { AccountViewer } from '../../../shared/domain/viewer'
import { committed } from '../../testing/engagement'
import { plan, pricing } from '../../testing/offers'
import type { World } from '../../testing/world'
import { createWorld, orderInput, subsidiary } from '../../testing/world'

let world: World
beforeEach(async () => {
  world = await createWorld()
})
afterEach(async () => {
  expect(await world.faults()).toEqual([])
  await world.close()
})

const nothing = { renewed: 0, ended: 0, invoices: 0 }

describe('the renewal run', () => {
  it('bills all that is due of an account on one invoice, and nothing more when it is run again', async () => {
    const ada = await world.customer()
    for (let count = 0; count < 3; count++) await world.order(ada)
    world.setDay('2025-01-31')
    expect(await world.actions.renewDue()).toEqual(nothing)
    world.setDay('2025-02-01')
    expect(await world.actions.renewDue()).toEqual({ renewed: 3, ended: 0, invoices: 1 })
    expect(await world.actions.renewDue()).toEqual(nothing)
    expect(await world.actions.settlePayments()).toEqual({ captured: 1, declined: 0, pending: 0 })
    expect(await world.actions.settlePayments()).toEqual({ captured: 0, declined: 0, pending: 0 })
  })

  it('catches up with every period that it missed', async () => {
    const ada = await world.customer()
    const id = await world.order(ada)
    world.setDay('2025-04-15')
    expect(await world.actions.renewDue()).toEqual({ renewed: 1, ended: 0, invoices: 1 })
    expect((await world.facts(id)).contract.billedUntil).toBe('2025-05-01')
    expect(await world.rows(`select period_from from invoice_line order by period_from`)).toEqual(
      ['2025-01-01', '2025-02-01', '2025-03-01', '2025-04-01'].map(period_from => ({ period_from })),
    )
  })

  it('goes by the day that it is for the account', async () => {
    await world.customer({ timeZone: 'Pacific/Kiritimati' }).then(world.order)
    await world.customer({ timeZone: 'America/Adak' }).then(world.order)
    const renewedOn = async (day: string) => {
      world.setDay(day)
      return (await world.actions.renewDue()).renewed
    }
    // It is 1 January in Kiritimati, and still 31 December in Adak, when the clock says midnight of 1 January in UTC.
    expect(await renewedOn('2025-01-30')).toBe(0)
    expect(await renewedOn('2025-01-31')).toBe(0)
    expect(await renewedOn('2025-02-01')).toBe(2)
  })

  it('takes credit first, and asks for the rest', async () => {
    const ada = await world.customer()
    const [first] = [await world.order(ada, { quantity: 2 }), await world.order(ada)]
    world.setDay('2025-01-31')
    await world.actions.stopService(ada, { idempotencyKey: randomUUID(), serviceId: first, when: 'NOW', reason: null })
    await world.liveUntil('2025-02-01')
    // 1 of 31 days of 20.00 is 0.65, with tax 0.78; the next period costs 12.00.
    expect(await world.rows('select credit_applied from invoice order by id desc limit 1')).toEqual([
      { credit_applied: '78' },
    ])
    expect([...world.provider.charged.values()].at(-1)?.amount.minor).toBe(1122n)
  })

  it('puts contracts on new terms when their commitment falls back to the price without one', async () => {
    await world.offer(plan({ code: 'c', pricings: committed('STOP_ENGAGEMENT_FALLBACK_DEFAULT_PRICE') }))
    const ada = await world.customer()
    const id = await world.order(ada, { planCode: 'c', mode: 'degressivity3' })
    await world.liveUntil('2025-04-01')
    expect(await world.facts(id)).toMatchObject({
      contract: { revision: 2, mode: 'default', engagement: null, billedUntil: '2025-05-01' },
      terms: { mode: 'default', engagement: null },
    })
    expect(await world.rows('select revision, amount from invoice_line order by period_from desc limit 1')).toEqual([
      { revision: 2, amount: '1000' },
    ])
  })

  it('takes a fixed number of statements, however many contracts are due in a lane', async () => {
    const costOf = async (orders: number): Promise<string[]> => {
      const ada = await world.customer()
      await Promise.all(Array.from({ length: orders }, () => world.order(ada)))
      world.setDay(
        world.today().replace(/-(\d\d)-/, (_, month: string) => `-${String(Number(month) + 1).padStart(2, '0')}-`),
      )
      await world.rows(`update contract set due_on = 'infinity' where account_id <> $1`, [ada.accountId.slice(4)])
      world.statements()
      await world.actions.renewDue({ concurrency: 1 })
      return world.statements()
    }
    const one = await costOf(1)
    expect(await costOf(30)).toEqual(one)
    expect(one).toHaveLength(18)
  })

  it('writes to invoices, lines and the ledger what nobody can change afterwards', async () => {
    await world.customer().then(world.order)
    for (const sql of [
      'update invoice set net = net',
      'delete from invoice',
      'update invoice_line set amount = amount',
      'delete from invoice_line',
      'update ledger_entry set amount = amount',
      'delete from ledger_entry',
      'update contract_terms set terms = terms',
      'delete from contract_terms',
      'truncate invoice cascade',
    ])
      await expect(world.rows(sql)).rejects.toThrow(/permission denied/)
  })

  it('cannot write an invoice whose lines do not add up, nor a ledger that does not balance', async () => {
    const { accountId } = await world.customer()
    const account = accountId.slice(4)
    const lane = parseInt(accountId.slice(4, 7), 16) >> 2
    const invoice = `insert into invoice values (${lane}, gen_random_uuid(), '${account}', 'FR', 2025, 0, 1, 'INVOICE', '2025-01-01', 'EUR', 100, 20, 120, 200000, 0, null)`
    await expect(world.rows(invoice)).rejects.toThrow(/do not add up/)
    const entry = `insert into ledger_entry values (${lane}, gen_random_uuid(), 1, '${account}', '2025-01-01', 'CASH', 'EUR', 1)`
    await expect(world.rows(entry)).rejects.toThrow(/does not add up to zero/)
  })
})

describe('many at once', () => {
  const customers = (count: number): Promise<AccountViewer[]> =>
    Promise.all(Array.from({ length: count }, () => world.customer()))

  it('four runs bill everything once, without gap in the numbers', async () => {
    const viewers = await customers(40)
    for (const viewer of viewers) await Promise.all([world.order(viewer), world.order(viewer)])
    world.setDay('2025-02-01')
    const reports = await Promise.all(
      Array.from({ length: 4 }, () => world.actions.renewDue({ batchSize: 5, concurrency: 2 })),
    )
    const sum = (of: 'renewed' | 'invoices') => reports.reduce((total, report) => total + report[of], 0)
    expect({ renewed: sum('renewed'), invoices: sum('invoices') }).toEqual({ renewed: 80, invoices: 40 })
    const [settled, again] = await Promise.all([world.actions.settlePayments(), world.actions.settlePayments()])
    expect(settled.captured + again.captured).toBe(40)
    expect(new Set(world.provider.calls).size).toBe(world.provider.calls.length)
  })

  it('orders and runs side by side leave no gap in the numbers', async () => {
    const viewers = await customers(20)
    await Promise.all(viewers.map(viewer => world.order(viewer)))
    world.setDay('2025-02-01')
    const [, answers] = await Promise.all([
      Promise.all(Array.from({ length: 4 }, () => world.actions.renewDue({ batchSize: 3 }))),
      Promise.all(viewers.map(viewer => world.actions.orderService(viewer, orderInput()))),
    ])
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([])
    await world.actions.renewDue()
    expect(await world.rows('select count(*)::int from invoice')).toEqual([{ count: 60 }])
  })

  it('numbers every series by itself, in the order of its dates, from 1 each year', async () => {
    await world.tell('catalog.subsidiary.changed', 'GB', subsidiary({ code: 'GB' }))
    await world.offer(plan({ subsidiary: 'GB', pricings: [pricing({ price: '1.00' })] }))
    world.setDay('2025-12-15')
    const viewers = [...(await customers(6)), await world.customer({ subsidiary: 'GB' })]
    await Promise.all(viewers.map(viewer => world.order(viewer)))
    await world.liveUntil('2026-02-20')
    const series = await world.rows<{ subsidiary: string; year: number; first: number }>(
      'select subsidiary, series_year as year, min(number) as first from invoice group by subsidiary, series_year, series_lane',
    )
    expect(new Set(series.map(({ subsidiary: of, year }) => `${of} ${year}`))).toEqual(
      new Set(['FR 2025', 'FR 2026', 'GB 2025', 'GB 2026']),
    )
    expect(new Set(series.map(({ first }) => first))).toEqual(new Set([1]))
  })

  it('numbers keep the order of dates when a clock goes back', async () => {
    world.setDay('2025-06-10')
    const ada = await world.customer()
    await world.order(ada)
    world.setDay('2025-06-09')
    await world.order(ada)
    expect(await world.rows('select issued_on from invoice order by number')).toEqual([
      { issued_on: '2025-06-10' },
      { issued_on: '2025-06-10' },
    ])
  })
})
