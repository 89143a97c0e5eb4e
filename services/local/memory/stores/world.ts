import { dayAt } from '../../../shared/domain/day'
import { parseCurrency } from '../../../shared/domain/currency'
import type { AccountId, ServiceId } from '../../../shared/domain/ids'
import { LANES, makeId, sibling } from '../../../shared/domain/ids'
import { money } from '../../../shared/domain/money'
import type { Account } from '../../../billing/domain/account'
import type { ServiceFacts } from '../../../billing/domain/serviceFacts'
import type { Terms } from '../../../billing/domain/terms'
import { periodFrom } from '../../../billing/domain/period'

/** How much there is. */
export interface Size {
  readonly accounts: number
  readonly servicesOfEach: number
}

/** The catalogue version that everything was sold from. */
export const OFFER = { subsidiary: 'FR', version: 7, code: 'rise-1' } as const

const epoch = new Date('2026-01-01T00:00:00.000Z')

const found = <Value>(value: Value | undefined): Value => {
  if (value === undefined) throw new TypeError('a part of the world is missing')
  return value
}

export const EUR = found(parseCurrency('EUR'))

export const accountIdOf = (account: number): AccountId => makeId('acc', account % LANES, epoch, BigInt(account))

export const serviceIdOf = (account: number, service: number): ServiceId =>
  makeId('svc', account % LANES, epoch, BigInt(account * 1_000 + service))

const terms: Terms = {
  subsidiary: OFFER.subsidiary,
  planCode: OFFER.code,
  planName: 'Rise-1 | Intel Xeon-E 2386G',
  catalogVersion: OFFER.version,
  universe: 'INFRASTRUCTURE',
  range: 'rise',
  resourceKind: 'Server',
  mode: 'default',
  period: 'P1M',
  items: [
    {
      planCode: OFFER.code,
      label: 'Rise-1 | Intel Xeon-E 2386G',
      isAddon: false,
      quantity: 1,
      recurring: { unitPrice: 6_199_000_000n, promotion: null },
      setup: { unitPrice: 0n, promotion: null },
    },
    {
      planCode: 'ram-32g-rise',
      label: '32GB DDR4 ECC 2933MHz',
      isAddon: true,
      quantity: 1,
      recurring: { unitPrice: 499_000_000n, promotion: null },
      setup: { unitPrice: 0n, promotion: null },
    },
  ],
  engagement: null,
  configuration: [{ name: 'dedicated_datacenter', value: 'rbx' }],
}

function accountOf(index: number): Account {
  const id = accountIdOf(index)
  return {
    id,
    name: `Customer ${index}`,
    email: `customer${index}@example.com`,
    subsidiary: {
      code: OFFER.subsidiary,
      name: 'Perennial France',
      currency: EUR,
      taxRateE4: 200_000n,
      language: 'fr-FR',
      timeZone: 'Europe/Paris',
      rollout: ['rise'],
    },
    currency: EUR,
    language: 'fr-FR',
    timeZone: 'Europe/Paris',
    taxId: null,
    billingDay: null,
    proration: 'ACTUAL_DAYS',
    credit: money(0n, EUR),
    createdAt: epoch,
  }
}

function factsOf(account: Account, id: ServiceId, index: number, now: Date): ServiceFacts {
  const today = dayAt(now, account.timeZone)
  const billingDay = 1 + (index % 28)
  const { to: billedUntil } = periodFrom(today, { length: { months: 1 }, billingDay })
  return {
    account,
    terms,
    service: {
      id,
      accountId: account.id,
      universe: 'INFRASTRUCTURE',
      kind: 'Server',
      displayName: `ns${3_000_000 + index}.ip-51-91-${index % 256}.eu`,
      state: 'ACTIVE',
      orderedAt: epoch,
      deliveredAt: epoch,
    },
    contract: {
      id: sibling('ctr', id),
      accountId: account.id,
      state: 'ACTIVE',
      autoRenew: true,
      startedOn: dayAt(epoch, account.timeZone),
      endsOn: null,
      billingDay,
      period: 'P1M',
      mode: 'default',
      quantity: 1,
      proration: 'ACTUAL_DAYS',
      billedUntil,
      periodsBilled: 8,
      engagement: null,
      revision: 1,
      eventSequence: 1,
      renewalOrderId: null,
    },
  }
}

/** Accounts with servers, the same in every process that makes them. */
export interface World {
  /** When all of it was last seen. */
  readonly seen: Date
  readonly accounts: ReadonlyMap<AccountId, { readonly account: Account; readonly services: readonly ServiceFacts[] }>
  readonly services: ReadonlyMap<ServiceId, ServiceFacts>
}

export function createWorld({ accounts, servicesOfEach }: Size, now: Date): World {
  const made = Array.from({ length: accounts }, (_, index) => {
    const account = accountOf(index)
    const services = Array.from({ length: servicesOfEach }, (_, service) =>
      factsOf(account, serviceIdOf(index, service), index * servicesOfEach + service, now),
    )
    return { account, services }
  })
  return {
    seen: epoch,
    accounts: new Map(made.map(one => [one.account.id, one])),
    services: new Map(made.flatMap(({ services }) => services.map(facts => [facts.service.id, facts]))),
  }
}
