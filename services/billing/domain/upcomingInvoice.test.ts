import fc from 'fast-check'
import { addDays, day } from '../../shared/domain/day'
import { money } from '../../shared/domain/money'
import type { EngagementEndAction, PricingTerms } from '../../shared/domain/events'
import { account, started } from '../testing/contracts'
import { committed } from '../testing/engagement'
import { currencyOf, e8, plan, pricing } from '../testing/offers'
import { billUntil } from './billUntil'
import type { OnTerms } from './contract'
import { isOver } from './ending'
import { nextDates } from './nextDates'
import { stopAtPeriodEnd } from './stop'
import { invoiceFor, upcomingInvoice } from './upcomingInvoice'

const EUR = currencyOf('EUR')
const promoted = (price: string, periods: number | null): PricingTerms =>
  pricing({ promotions: [{ name: 'p', unitPrice: e8(price), startsAt: null, endsAt: null, periods }] })

describe('the next invoice', () => {
  const preview = (contracts: readonly OnTerms[], today = '2025-01-15', credit = 0n) =>
    upcomingInvoice(account({ credit: money(credit, EUR) }), contracts, day(today))

  it('is for the next period, on its first day, with tax and what the credit pays of it', () => {
    expect(preview([started()], '2025-01-15', 300n)).toMatchObject({
      date: '2025-02-01',
      lines: [{ kind: 'RECURRING', period: { from: '2025-02-01', to: '2025-03-01' } }],
      net: { minor: 1000n },
      tax: { minor: 200n },
      gross: { minor: 1200n },
      creditApplied: { minor: 300n },
      amountDue: { minor: 900n },
    })
  })

  it('takes no more credit than it costs', () => {
    expect(preview([started()], '2025-01-15', 5000n)).toMatchObject({
      creditApplied: { minor: 1200n },
      amountDue: { minor: 0n },
    })
  })

  it('is due today when its day is past', () => {
    expect(preview([started()], '2025-03-05')).toMatchObject({ date: '2025-03-05', lines: [{}, {}] })
  })

  it('of an account has all that is due on the first day on which something is', () => {
    const early = started({ on: '2025-01-05' })
    const late = started({ on: '2025-01-20' })
    expect(preview([late, early, early])).toMatchObject({ date: '2025-02-05', lines: [{}, {}] })
  })

  it('is none when nothing more will be billed', () => {
    const { contract, terms } = started()
    expect(preview([])).toBeNull()
    expect(preview([{ contract: stopAtPeriodEnd(contract), terms }])).toBeNull()
    expect(preview([{ contract: { ...contract, autoRenew: false }, terms }])).toBeNull()
    expect(preview([{ contract: { ...contract, state: 'SUSPENDED' }, terms }])).toBeNull()
  })

  it('skips periods that are free, and is none where all of them are', () => {
    expect(preview([started({ plan: plan({ pricings: [promoted('0', 3)] }) })])).toMatchObject({
      date: '2025-04-01',
      net: { minor: 1000n },
    })
    expect(preview([started({ plan: plan({ pricings: [promoted('0', null)] }) })])).toBeNull()
    expect(preview([started({ plan: plan({ pricings: [pricing({ price: '0' })] }) })])).toBeNull()
  })
})

const anyPricings = fc.oneof(
  fc.constantFrom('P1M', 'P3M', 'P1Y', 'P14D').map(period => [pricing({ mode: 'm', period })]),
  fc
    .tuple(fc.constantFrom('0', '3.33', '9.99'), fc.option(fc.integer({ min: 1, max: 5 })))
    .map(([price, periods]) => [{ ...promoted(price, periods), mode: 'm' }]),
  fc
    .constantFrom<EngagementEndAction>(
      'CANCEL_SERVICE',
      'REACTIVATE_ENGAGEMENT',
      'STOP_ENGAGEMENT_FALLBACK_DEFAULT_PRICE',
      'STOP_ENGAGEMENT_KEEP_PRICE',
    )
    .map(endAction => committed(endAction).map(one => (one.mode === 'default' ? one : { ...one, mode: 'm' }))),
)

const anyContract = fc
  .record({
    pricings: anyPricings,
    start: fc.integer({ min: 0, max: 60 }).map(count => addDays(day('2025-01-01'), count)),
    billingDay: fc.option(fc.integer({ min: 1, max: 31 })),
    quantity: fc.integer({ min: 1, max: 5 }),
    autoRenew: fc.boolean(),
    stops: fc.boolean(),
  })
  .map(({ pricings, start, billingDay, quantity, autoRenew, stops }): OnTerms => {
    const first = started({ on: start, plan: plan({ pricings }), selection: { mode: 'm', billingDay, quantity } })
    const contract = { ...first.contract, autoRenew }
    return { terms: first.terms, contract: stops ? stopAtPeriodEnd(contract) : contract }
  })

describe('the preview', () => {
  it('is equal to the invoice, for any contracts of an account, day by day for two years', () => {
    const payer = account({ credit: money(500n, EUR) })
    fc.assert(
      fc.property(fc.array(anyContract, { minLength: 1, maxLength: 4 }), contracts => {
        let current = contracts
        let foreseen = upcomingInvoice(payer, current, day('2025-03-02'))
        for (let today = day('2025-03-02'); today < '2027-03-02'; today = addDays(today, 1)) {
          const billed = current.map(onTerms => billUntil(onTerms, today, EUR))
          const lines = billed.flatMap(one => one.lines)
          if (lines.length > 0) expect({ date: today, lines, ...invoiceFor(payer, lines) }).toEqual(foreseen)
          if (foreseen?.date === today) expect(lines).not.toEqual([])
          current = billed
          if (lines.length > 0) foreseen = upcomingInvoice(payer, current, addDays(today, 1))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('has a next date as long as something will be billed, and the run acts on every day that matters', () => {
    fc.assert(
      fc.property(anyContract, start => {
        let current = start
        for (let today = day('2025-03-02'); today < '2026-06-01'; today = addDays(today, 1)) {
          const { dueOn, renewsOn } = nextDates(current)
          const after = billUntil(current, today, EUR)
          if (after.lines.length > 0) expect(renewsOn !== null && renewsOn <= today).toBe(true)
          if (after.contract !== current.contract) expect(dueOn !== null && dueOn <= today).toBe(true)
          expect(isOver(after, today)).toBe(after.contract.state === 'ENDED')
          current = after
        }
      }),
      { numRuns: 60 },
    )
  })
})
