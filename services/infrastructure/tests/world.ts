import { createHash } from 'node:crypto'
import pino from 'pino'
import { Registry } from 'prom-client'
import type { BillingEvent, ResourceKind, ServiceOrdered } from '../../shared/domain/events'
import type { AccountId, ServiceId, TaskId } from '../../shared/domain/ids'
import { DEMO_ACCOUNT_ID, fromUuid, laneOf, toUuid } from '../../shared/domain/ids'
import { SYSTEM } from '../../shared/domain/viewer'
import type { Database } from '../../shared/runtime/database'
import { createDatabase } from '../../shared/runtime/database'
import type { Receipt } from '../../shared/runtime/events/receiver'
import { createEventReceiver } from '../../shared/runtime/events/receiver'
import { signBatch } from '../../shared/runtime/events/signature'
import { createIds } from '../../shared/runtime/ids'
import type { TestDatabase } from '../../shared/testing/database'
import { testDatabase } from '../../shared/testing/database'
import type { Actions } from '../actions/actions'
import { createActions } from '../actions/actions'
import type { ActionDeps, Rules } from '../actions/deps'
import { createMeasures } from '../actions/measures'
import type { Driver } from '../drivers/driver'
import type { SimulatorSettings } from '../drivers/simulated/settings'
import { createSimulatedDriver } from '../drivers/simulated/simulatedDriver'

const quickSimulator: SimulatorSettings = {
  seed: 'test',
  seconds: 0,
  failureRate: 0,
  refusalRate: 0,
  unreachableRate: 0,
  driftRate: 0,
  span: 60,
}

const quickRules: Rules = {
  ownDomain: 'perennial.example',
  releaseGrace: 60_000,
  lease: 30_000,
  retry: { mostFaults: 4, pause: 1000, longest: 300_000 },
  observeEvery: 3_600_000,
}

export type Ordered = ServiceOrdered['data']
type OrderChange = Partial<Omit<Ordered, 'serviceId' | 'accountId' | 'kind' | 'configuration'>> & {
  readonly configuration?: Readonly<Record<string, string>>
  readonly accountId?: AccountId
}

export interface WorldOptions {
  readonly simulator?: Partial<SimulatorSettings>
  readonly rules?: Partial<Rules>
  /** Another driver around or instead of the simulated one. */
  readonly driver?: (simulated: Driver) => Driver
  /** Another database around the real one, for all but the driver. */
  readonly database?: (real: Database) => Database
  /** What time it is at the beginning. */
  readonly now?: Date
  readonly closing?: AbortSignal
}

/** Infrastructure on a database of its own, with a clock that goes on by a millisecond each time it is read, or is moved. */
export class World {
  private instant: Date
  private readonly sequences = new Map<string, number>()
  readonly clock = { now: (): Date => (this.instant = new Date(this.instant.getTime() + 1)) }
  /** Names of the statements that were sent. */
  readonly statements: string[] = []
  readonly ids = createIds(this.clock)
  readonly log = pino({ level: 'silent' })
  readonly database: Database
  readonly deps: ActionDeps
  readonly actions: Actions

  private constructor(
    readonly own: Pick<TestDatabase, 'url' | 'drop'>,
    {
      simulator = {},
      rules = {},
      driver = simulated => simulated,
      database: around = real => real,
      now = new Date('2026-11-22T12:00:00.000Z'),
      closing = new AbortController().signal,
    }: WorldOptions,
  ) {
    this.instant = now
    const { clock, ids, log } = this
    this.database = createDatabase({
      url: own.url,
      applicationName: 'test',
      log,
      onStatement: name => this.statements.push(name),
    })
    const database = this.database
    const settings = { ...quickSimulator, ...simulator }
    this.deps = {
      database: around(database),
      clock,
      ids,
      log,
      driver: driver(createSimulatedDriver({ database, clock, settings })),
      measures: createMeasures({ registry: new Registry() }),
      rules: { ...quickRules, ...rules },
      closing,
    }
    this.actions = createActions(this.deps)
  }

  static async start(options: WorldOptions = {}): Promise<World> {
    return new World(await testDatabase('infrastructure'), options)
  }

  /** The same database, as another process has it. */
  static at(url: string, options: WorldOptions = {}): World {
    return new World({ url, drop: () => Promise.resolve() }, options)
  }

  async close(): Promise<void> {
    await this.database.close()
    await this.own.drop()
  }

  later(seconds: number): void {
    this.instant = new Date(this.instant.getTime() + seconds * 1000)
  }

  /** Rows as the system sees them. */
  rows<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const name = createHash('sha256').update(text).digest('hex').slice(0, 32)
    return this.database.transaction(SYSTEM, tx => tx.query<Row>(name, text, values))
  }

  event<Type extends BillingEvent['type']>(
    type: Type,
    data: Extract<BillingEvent, { type: Type }>['data'],
    sequence = (this.sequences.get(data.serviceId) ?? 0) + 1,
  ) {
    this.sequences.set(data.serviceId, Math.max(sequence, this.sequences.get(data.serviceId) ?? 0))
    return {
      specversion: '1.0',
      id: this.ids.next('evt', laneOf(data.serviceId)),
      source: 'perennial/billing',
      type,
      subject: data.serviceId,
      time: this.clock.now().toISOString(),
      datacontenttype: 'application/json',
      sequence,
      data,
    } as const
  }

  /** Delivers events as billing would: what became of each. */
  async receive(...events: readonly object[]): Promise<string[]> {
    const { database, clock, log } = this
    const receive = createEventReceiver({
      database,
      secrets: ['secret'],
      handlers: this.actions.eventHandlers,
      clock,
      log,
    })
    const body = Buffer.from(JSON.stringify(events))
    const { status, answer } = await receive(signBatch(body, 'secret', clock.now()), body)
    if (status !== 200 || !('receipts' in answer)) throw new Error(`events were answered with ${status}`)
    return (answer.receipts as Receipt[]).map(({ outcome, error }) => (error ? `${outcome}: ${error}` : outcome))
  }

  orderOf(kind: ResourceKind, change: OrderChange = {}): Ordered {
    const accountId = change.accountId ?? DEMO_ACCOUNT_ID
    return {
      serviceId: this.ids.next('svc', laneOf(accountId)),
      subsidiary: 'FR',
      kind,
      planCode: 'plan-1',
      planName: 'Plan 1',
      range: 'KS',
      quantity: 1,
      items: [{ planCode: 'plan-1', label: 'Plan 1', quantity: 1, technical: null }],
      ...change,
      accountId,
      configuration: Object.entries(change.configuration ?? {}).map(([name, value]) => ({ name, value })),
    }
  }

  /** An order that has arrived; nothing was done for it yet. */
  async ordered(kind: ResourceKind, change: OrderChange = {}): Promise<Ordered> {
    const order = this.orderOf(kind, change)
    await this.mustTake(this.event('billing.service.ordered', order))
    return order
  }

  /** An order that has arrived and was delivered. */
  async delivered(kind: ResourceKind, change: OrderChange = {}): Promise<Ordered> {
    const order = await this.ordered(kind, change)
    await this.work()
    return order
  }

  async fact(fact: 'suspended' | 'resumed' | 'ended', { serviceId, accountId }: Ordered): Promise<void> {
    await this.mustTake(this.event(`billing.service.${fact}`, { serviceId, accountId }))
  }

  private async mustTake(event: object): Promise<void> {
    const outcomes = await this.receive(event)
    if (outcomes[0] !== 'done') throw new Error(`the event was not taken: ${outcomes.join()}`)
  }

  /** Does all that is due, as the jobs would. */
  async work(): Promise<void> {
    for (;;) {
      const due = await this.rows<{ id: string }>(
        'select id from task where ended_at is null and due_at <= $1 order by due_at',
        [this.clock.now()],
      )
      if (due.length === 0) return
      for (const { id } of due) await this.actions.advanceTask(fromUuid('tsk', id))
    }
  }

  /** Looks at everything, as the job does in the course of an hour. */
  async observe(): Promise<void> {
    await this.rows(
      `update observation_lane set due_at = case when lane in (select lane from resource) then timestamptz 'epoch' else '2100-01-01' end`,
    )
    this.later(1)
    await this.actions.observeLanes(3_600_000)
  }

  async resource({ serviceId }: { serviceId: ServiceId }): Promise<Record<string, unknown>> {
    const [row] = await this.rows<Record<string, unknown>>('select * from resource where lane = $1 and id = $2', [
      laneOf(serviceId),
      toUuid(serviceId),
    ])
    return row ?? {}
  }

  /** The tasks of a service, oldest first: `PROVISION DONE`. */
  async tasks({ serviceId }: { serviceId: ServiceId }): Promise<string[]> {
    const rows = await this.rows<{ kind: string; state: string }>(
      'select kind, state from task where lane = $1 and resource_id = $2 order by id',
      [laneOf(serviceId), toUuid(serviceId)],
    )
    return rows.map(({ kind, state }) => `${kind} ${state}`)
  }

  async openTask({ serviceId }: { serviceId: ServiceId }): Promise<TaskId> {
    const [row] = await this.rows<{ id: string }>(
      'select id from task where lane = $1 and resource_id = $2 and ended_at is null',
      [laneOf(serviceId), toUuid(serviceId)],
    )
    if (!row) throw new Error(`${serviceId} has no open task`)
    return fromUuid('tsk', row.id)
  }

  /** What billing was told of a service, in order: without `infrastructure.service.`. */
  async told({ serviceId }: { serviceId: ServiceId }): Promise<string[]> {
    const rows = await this.rows<{ type: string }>(
      'select type from outbox where lane = $1 and subject = $2 order by sequence',
      [laneOf(serviceId), serviceId],
    )
    return rows.map(({ type }) => type.replace('infrastructure.service.', ''))
  }
}
