import { day } from '../../shared/domain/day'
import type { EngagementEndAction } from '../../shared/domain/events'
import { formatMoney } from '../../shared/domain/money'
import { started } from '../testing/contracts'
import { committed } from '../testing/engagement'
import { currencyOf, e8, plan, pricing, setupFee } from '../testing/offers'
import { billUntil } from './billUntil'
import type { OnTerms } from './contract'
import type { Line } from './line'
import { stopAtPeriodEnd } from './stop'

const EUR = currencyOf('EUR')
const shown = ({ kind, period, amount }: Line): string => `${kind} ${period.from} ${period.to} ${formatMoney(amount)}`
const renew = (onTerms: OnTerms, until: string) => billUntil(onTerms, day(until), EUR)
const linesUntil = (onTerms: OnTerms, until: string): string[] => renew(onTerms, until).lines.map(shown)

describe('the start of a contract', () => {
  it('bills the setup once and the period up to the first boundary', () => {
    const { lines } = started({
      on: '2025-01-11',
      plan: plan({ pricings: [pricing(), setupFee('5.00')] }),
      selection: { billingDay: 1, quantity: 2 },
    })
    expect(lines.map(shown)).toEqual(['SETUP 2025-01-11 2025-01-11 10.00', 'RECURRING 2025-01-11 2025-02-01 13.55'])
  })

  it('writes no line of zero', () => {
    expect(started({ plan: plan({ pricings: [pricing({ price: '0' })] }) }).lines).toEqual([])
  })
})

describe('renewing', () => {
  it('bills a period when it begins, and nothing before', () => {
    expect(linesUntil(started(), '2025-01-31')).toEqual([])
    expect(linesUntil(started(), '2025-02-01')).toEqual(['RECURRING 2025-02-01 2025-03-01 10.00'])
  })

  it('gives each period that was missed a line of its own', () => {
    expect(linesUntil(started({ on: '2025-01-31' }), '2025-03-31')).toEqual([
      'RECURRING 2025-02-28 2025-03-31 10.00',
      'RECURRING 2025-03-31 2025-04-30 10.00',
    ])
  })

  it('bills nothing more when it is run again', () => {
    expect(linesUntil(renew(started(), '2025-03-10'), '2025-03-10')).toEqual([])
  })

  it('charges a promotion for as many periods as it lasts, the first one counted', () => {
    const promotions = [{ name: 'launch', unitPrice: e8('4.00'), startsAt: null, endsAt: null, periods: 2 }]
    const first = started({ plan: plan({ pricings: [pricing({ promotions })] }) })
    expect(first.lines.map(shown)).toEqual(['RECURRING 2025-01-01 2025-02-01 4.00'])
    expect(linesUntil(first, '2025-03-01')).toEqual([
      'RECURRING 2025-02-01 2025-03-01 4.00',
      'RECURRING 2025-03-01 2025-04-01 10.00',
    ])
  })

  it('charges a promotion without end until the service ends', () => {
    const promotions = [{ name: 'for good', unitPrice: e8('4.00'), startsAt: null, endsAt: null, periods: null }]
    const first = started({ plan: plan({ pricings: [pricing({ promotions })] }) })
    expect(renew(first, '2030-01-01').lines.every(({ amount }) => amount.minor === 400n)).toBe(true)
  })
})

describe('the end of a contract', () => {
  it('comes when what is paid ends, once a stop is set', () => {
    const { contract, terms } = started()
    const { contract: after, lines } = renew({ contract: stopAtPeriodEnd(contract), terms }, '2025-02-01')
    expect(after).toMatchObject({ state: 'ENDED', endsOn: '2025-02-01' })
    expect(lines).toEqual([])
  })

  it('comes when what is paid ends, without automatic renewal', () => {
    const { contract, terms } = started()
    expect(renew({ contract: { ...contract, autoRenew: false }, terms }, '2025-02-01').contract.state).toBe('ENDED')
  })

  it('does not come before the commitment ends, and periods until then are billed', () => {
    const { contract, terms } = started({
      plan: plan({ pricings: committed('REACTIVATE_ENGAGEMENT') }),
      selection: { mode: 'degressivity3' },
    })
    const stopping = stopAtPeriodEnd(contract)
    expect(stopping).toMatchObject({ state: 'STOPPING', endsOn: '2025-04-01' })
    const { contract: after, lines } = renew({ contract: stopping, terms }, '2025-06-01')
    expect(lines.map(shown)).toEqual(['RECURRING 2025-02-01 2025-03-01 8.00', 'RECURRING 2025-03-01 2025-04-01 8.00'])
    expect(after).toMatchObject({ state: 'ENDED', endsOn: '2025-04-01' })
  })

  it('is still recorded for what is not paid, which is not billed again', () => {
    const { contract, terms } = started()
    const suspended = { ...contract, state: 'SUSPENDED' } as const
    expect(renew({ contract: suspended, terms }, '2025-03-01')).toMatchObject({ contract: suspended, lines: [] })
    expect(renew({ contract: stopAtPeriodEnd(suspended), terms }, '2025-03-01').contract.state).toBe('ENDED')
  })
})

describe('the end of a commitment', () => {
  const afterOne = (endAction: EngagementEndAction) =>
    renew(
      started({ plan: plan({ pricings: committed(endAction) }), selection: { mode: 'degressivity3' } }),
      '2025-04-01',
    )

  it('stops the service', () => {
    const { contract, lines } = afterOne('CANCEL_SERVICE')
    expect(contract).toMatchObject({ state: 'ENDED', endsOn: '2025-04-01' })
    expect(lines).toHaveLength(2)
  })

  it('begins a new one of the same length', () => {
    const { contract, lines } = afterOne('REACTIVATE_ENGAGEMENT')
    expect(contract.engagement).toEqual({ from: '2025-04-01', to: '2025-07-01' })
    expect(lines.map(shown).at(-1)).toBe('RECURRING 2025-04-01 2025-05-01 8.00')
  })

  it('goes on at the same price without one', () => {
    const { contract, lines } = afterOne('STOP_ENGAGEMENT_KEEP_PRICE')
    expect(contract).toMatchObject({ engagement: null, revision: 1, mode: 'degressivity3' })
    expect(lines.map(shown).at(-1)).toBe('RECURRING 2025-04-01 2025-05-01 8.00')
  })

  it('goes on at the price without commitment of the day of the order, on new terms', () => {
    const { contract, terms, lines } = afterOne('STOP_ENGAGEMENT_FALLBACK_DEFAULT_PRICE')
    expect(contract).toMatchObject({ engagement: null, revision: 2, mode: 'default' })
    expect(terms).toMatchObject({ mode: 'default', engagement: null })
    expect(lines.at(-1)).toMatchObject({ revision: 2 })
    expect(lines.map(shown).at(-1)).toBe('RECURRING 2025-04-01 2025-05-01 10.00')
  })

  it('falls back from a year paid at once to months', () => {
    const engagement = {
      duration: 'P12M',
      type: 'UPFRONT',
      endAction: 'STOP_ENGAGEMENT_FALLBACK_DEFAULT_PRICE',
    } as const
    const pricings = [pricing(), pricing({ mode: 'upfront12', price: '96.00', period: 'P12M', engagement })]
    const first = started({ plan: plan({ pricings }), selection: { mode: 'upfront12' } })
    expect(first.lines.map(shown)).toEqual(['RECURRING 2025-01-01 2026-01-01 96.00'])
    expect(linesUntil(first, '2026-02-01')).toEqual([
      'RECURRING 2026-01-01 2026-02-01 10.00',
      'RECURRING 2026-02-01 2026-03-01 10.00',
    ])
  })

  it('falls on a boundary of its periods, counted from the one on or before its first day', () => {
    const { contract } = started({
      on: '2025-01-20',
      plan: plan({ pricings: committed('REACTIVATE_ENGAGEMENT') }),
      selection: { mode: 'degressivity3', billingDay: 5 },
    })
    expect(contract.engagement).toEqual({ from: '2025-01-20', to: '2025-04-05' })
  })
})
