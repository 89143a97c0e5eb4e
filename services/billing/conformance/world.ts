import type { Day } from '../../shared/domain/day'
import { startOfDay } from '../../shared/domain/day'
import type { AccountId, ServiceId } from '../../shared/domain/ids'
import type { AccountViewer } from '../../shared/domain/viewer'
import { SYSTEM } from '../../shared/domain/viewer'
import type { Clock } from '../../shared/runtime/clock'
import type { Database } from '../../shared/runtime/database'
import { createDatabase } from '../../shared/runtime/database'
import { createIds } from '../../shared/runtime/ids'
import type { Log } from '../../shared/runtime/log'
import type { Actions } from '../actions/index'
import { createActions } from '../actions/index'
import type { PaymentProvider } from '../providers/provider'
import { SUBSIDIARY, planTermsOf, subsidiaryOf } from './catalogue'
import type { Scenario } from './format'

/** What a scenario is replayed in: a billing of its own with one customer, at the day that the scenario has come to. */
export interface World {
  readonly database: Database
  readonly actions: Actions
  readonly accountId: AccountId
  readonly viewer: AccountViewer
  /** By the names that the scenario gives them. */
  readonly services: Map<string, ServiceId>
  readonly today: Day
  setDay(day: Day): void
  /** Tells billing what another service would tell it by an event. */
  tell(type: string, subject: string, data: object): Promise<void>
  close(): Promise<void>
}

interface WorldOptions {
  readonly scenario: Scenario
  readonly databaseUrl: string
  readonly provider: PaymentProvider
  readonly log: Log
}

export async function createWorld({ scenario, databaseUrl, provider, log }: WorldOptions): Promise<World> {
  let today = scenario.steps[0]?.on ?? scenario.until
  const clock: Clock = { now: () => startOfDay(today, 'UTC') }
  const ids = createIds(clock)
  const database = createDatabase({ url: databaseUrl, applicationName: 'conformance', log, max: 3 })
  const actions = createActions({ database, clock, ids, provider, log })
  let sequence = 0

  const tell: World['tell'] = (type, subject, data) => {
    const handler = actions.eventHandlers.find(one => one.type === type)
    if (!handler) throw new Error(`billing does not listen to ${type}`)
    const source = 'conformance'
    const time = clock.now().toISOString()
    const event = { specversion: '1.0', id: ids.next('evt', 0), source, type, subject, time, data } as const
    return database.transaction(SYSTEM, tx => handler.handle(tx, { ...event, sequence: ++sequence }))
  }

  try {
    await tell('catalog.subsidiary.changed', SUBSIDIARY, subsidiaryOf(scenario))
    for (const [code, plan] of Object.entries(scenario.plans))
      await tell('catalog.plan.published', `${SUBSIDIARY}/${code}`, planTermsOf(code, plan, scenario))
    const { proration } = scenario.rules
    const customer = { name: 'Conformance', email: 'conformance@example.com', subsidiary: SUBSIDIARY, proration }
    const accountId = await actions.createAccount(customer)
    await actions.addPaymentMethod({ accountId, providerRef: 'test_visa' })
    return {
      database,
      actions,
      accountId,
      viewer: { kind: 'account', accountId, scopes: ['services:read', 'services:write', 'billing:read'] },
      services: new Map(),
      get today() {
        return today
      },
      setDay: day => (today = day),
      tell,
      close: () => database.close(),
    }
  } catch (error) {
    await database.close()
    throw error
  }
}
