import { createHash, randomUUID } from 'node:crypto'
import pino from 'pino'
import type { Day } from '../../shared/domain/day'
import { addDays, day, startOfDay } from '../../shared/domain/day'
import type { PlanTerms, SubsidiaryTerms } from '../../shared/domain/events'
import type { AccountId, ServiceId } from '../../shared/domain/ids'
import type { AccountViewer } from '../../shared/domain/viewer'
import { SYSTEM } from '../../shared/domain/viewer'
import type { Database } from '../../shared/runtime/database'
import { createDatabase } from '../../shared/runtime/database'
import { createIds } from '../../shared/runtime/ids'
import type { TestDatabase } from '../../shared/testing/database'
import { testDatabase } from '../../shared/testing/database'
import type { Actions } from '../actions/index'
import { createActions } from '../actions/index'
import type { CreateAccountInput, OrderServiceInput } from '../actions/inputs'
import type { ServiceFacts } from '../domain/serviceFacts'
import { auditFaults } from '../store/audit'
import { readAccounts } from '../store/reading/accounts'
import { readServiceFacts } from '../store/reading/facts'
import { currencyOf, plan } from './offers'
import type { TestProvider } from './provider'
import { testProvider } from './provider'

/** Billing on a database of its own, at a day that the test sets, with a payment provider that does as it is told. */
export interface World {
  readonly database: Database
  readonly on: TestDatabase
  readonly provider: TestProvider
  readonly actions: Actions
  /** Names of the statements that were sent since the last look. */
  statements(): string[]
  today(): Day
  /** Moves the clock to the start of a day in UTC. */
  setDay(to: string): void
  /** Lives day by day until a day, its own included: what is due is billed and charged. */
  liveUntil(to: string): Promise<void>
  /** Offers plans, in France unless they say otherwise. */
  offer(...plans: PlanTerms[]): Promise<void>
  tell(type: string, subject: string, data: object, sequence?: number): Promise<void>
  customer(over?: Partial<CreateAccountInput> & { readonly withoutMethod?: boolean }): Promise<AccountViewer>
  order(as: AccountViewer, over?: Partial<OrderServiceInput>): Promise<ServiceId>
  deliver(id: ServiceId): Promise<void>
  facts(id: ServiceId): Promise<ServiceFacts>
  /** Rows as they are, whoever they belong to. */
  rows<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>
  /** What is wrong in the books. */
  faults(): Promise<string[]>
  close(): Promise<void>
}

export const subsidiary = (over: Partial<SubsidiaryTerms> = {}): SubsidiaryTerms => ({
  code: 'FR',
  name: 'Perennial France',
  currency: currencyOf('EUR'),
  taxRateE4: 200_000,
  language: 'fr',
  timeZone: 'UTC',
  rollout: ['eco'],
  ...over,
})

export const orderInput = (over: Partial<OrderServiceInput> = {}): OrderServiceInput => ({
  idempotencyKey: randomUUID(),
  planCode: 'server',
  mode: 'default',
  quantity: 1,
  options: [],
  configuration: [],
  billingDay: null,
  paymentMethodId: null,
  catalogVersion: null,
  ...over,
})

export async function createWorld(startsOn = '2025-01-01'): Promise<World> {
  const on = await testDatabase('billing')
  const log = pino({ level: 'silent' })
  const sent: string[] = []
  const database = createDatabase({
    url: on.url,
    applicationName: 'billing-test',
    log,
    max: 30,
    onStatement: name => sent.push(name),
  })
  let today = day(startsOn)
  let passed = 0
  // Some time passes with every look at the clock, as ids are ordered by it.
  const clock = { now: () => new Date(startOfDay(today, 'UTC').getTime() + passed++) }
  const ids = createIds(clock)
  const provider = testProvider()
  const actions = createActions({ database, clock, ids, provider, log })
  let told = 0

  const world: World = {
    database,
    on,
    provider,
    actions,
    statements: () => sent.splice(0),
    today: () => today,
    setDay: to => (today = day(to)),
    async liveUntil(to) {
      for (; ; today = addDays(today, 1)) {
        await actions.retryUnpaid()
        await actions.renewDue()
        await actions.settlePayments()
        if (today >= to) return
      }
    },
    async tell(type, subject, data, sequence = ++told) {
      const handler = actions.eventHandlers.find(one => one.type === type)
      if (!handler) throw new Error(`billing does not listen to ${type}`)
      const envelope = { specversion: '1.0', id: ids.next('evt', 0), source: 'test', type, subject, sequence } as const
      await database.transaction(SYSTEM, tx =>
        handler.handle(tx, { ...envelope, time: clock.now().toISOString(), data }),
      )
    },
    async offer(...plans) {
      for (const one of plans) await world.tell('catalog.plan.published', `${one.subsidiary}/${one.code}`, one)
    },
    async customer({ withoutMethod = false, ...over } = {}) {
      const accountId = await actions.createAccount({
        name: 'Ada',
        email: 'ada@example.com',
        subsidiary: 'FR',
        ...over,
      })
      if (!withoutMethod) await actions.addPaymentMethod({ accountId, providerRef: 'card' })
      return viewerOf(accountId)
    },
    async order(as, over = {}) {
      const answer = await actions.orderService(as, orderInput(over))
      if (!answer.serviceId) throw new Error(`the order did not complete: ${JSON.stringify(answer.userErrors)}`)
      return answer.serviceId
    },
    facts: id =>
      database.transaction(SYSTEM, async tx => {
        const [found] = await readServiceFacts(tx, [id])
        const [account] = found ? await readAccounts(tx, [found.contract.accountId]) : []
        if (!found || !account) throw new Error(`no service ${id}`)
        return { ...found, account }
      }),
    // Named by its text: a name stands for one statement.
    rows: (sql, values) =>
      database.transaction(SYSTEM, tx => tx.query(createHash('md5').update(sql).digest('hex'), sql, values)),
    deliver: async id => {
      const { accountId } = (await world.facts(id)).service
      const data = { serviceId: id, accountId, name: 'ns1.example.com', deliveredAt: clock.now().toISOString() }
      await world.tell('infrastructure.service.delivered', id, data)
    },
    faults: () => database.transaction(SYSTEM, auditFaults),
    async close() {
      await database.close()
      await on.drop()
    },
  }
  await world.tell('catalog.subsidiary.changed', 'FR', subsidiary())
  await world.offer(plan())
  return world
}

const viewerOf = (accountId: AccountId): AccountViewer => ({
  kind: 'account',
  accountId,
  scopes: ['services:read', 'services:write', 'billing:read'],
})
