import { day } from '../../shared/domain/day'
import type { PlanTerms } from '../../shared/domain/events'
import { DEMO_ACCOUNT_ID, makeId, sibling } from '../../shared/domain/ids'
import { zero } from '../../shared/domain/money'
import type { Account } from '../domain/account'
import type { Billed } from '../domain/billUntil'
import type { Sale } from '../domain/composeTerms'
import { composeTerms } from '../domain/composeTerms'
import type { OnTerms } from '../domain/contract'
import type { Selection } from '../domain/selection'
import type { ServiceFacts } from '../domain/serviceFacts'
import { startContract } from '../domain/startContract'
import type { Subsidiary } from '../domain/subsidiary'
import { currencyOf, plan } from './offers'

export const france: Subsidiary = {
  code: 'FR',
  name: 'Perennial France',
  currency: currencyOf('EUR'),
  taxRateE4: 200_000n,
  language: 'fr',
  timeZone: 'Europe/Paris',
  rollout: ['eco'],
}

export const account = (over: Partial<Account> = {}): Account => ({
  id: DEMO_ACCOUNT_ID,
  name: 'Ada',
  email: 'ada@example.com',
  subsidiary: france,
  currency: france.currency,
  language: 'fr',
  timeZone: 'UTC',
  taxId: null,
  billingDay: null,
  proration: 'ACTUAL_DAYS',
  credit: zero(france.currency),
  createdAt: new Date('2025-01-01'),
  ...over,
})

export const selection = (over: Partial<Selection> = {}): Selection => ({
  planCode: 'server',
  mode: 'default',
  quantity: 1,
  options: [],
  configuration: [],
  billingDay: null,
  ...over,
})

interface Ordered {
  readonly on?: string
  readonly plan?: PlanTerms
  readonly addons?: readonly PlanTerms[]
  readonly selection?: Partial<Selection>
  readonly account?: Account
}

const contractId = makeId('ctr', 1, new Date(0), 7n)

/** What was sold; throws when it would be refused. */
function sold(order: Ordered = {}): Sale {
  const sale = composeTerms(selection(order.selection), {
    account: order.account ?? account(),
    plan: order.plan ?? plan(),
    addons: new Map((order.addons ?? []).map(one => [one.code, one])),
    now: new Date(`${order.on ?? '2025-01-01'}T08:00:00Z`),
  })
  if (!sale.ok) throw new Error(sale.refusal.map(({ code, message }) => `${code}: ${message}`).join('; '))
  return sale.value
}

/** A contract from its first day on, with its first lines. */
export function started(order: Ordered = {}): Billed {
  const { quantity, billingDay } = selection(order.selection)
  return startContract(sold(order).terms, {
    id: contractId,
    account: order.account ?? account(),
    quantity,
    billingDay,
    today: day(order.on ?? '2025-01-01'),
  })
}

/** A delivered service on a contract. */
export const factsOf = ({ contract, terms }: OnTerms, over: Partial<ServiceFacts['service']> = {}): ServiceFacts => ({
  service: {
    id: sibling('svc', contract.id),
    accountId: contract.accountId,
    universe: terms.universe,
    kind: terms.resourceKind,
    displayName: terms.planName,
    state: 'ACTIVE',
    orderedAt: new Date('2025-01-01'),
    deliveredAt: new Date('2025-01-01'),
    ...over,
  },
  contract,
  terms,
  account: account(),
})
