import { Pool } from 'undici'
import { z } from 'zod'
import { fromUuid, toUuid } from '../../domain/ids'
import type { DomainEvent } from '../../domain/events'
import { SYSTEM } from '../../domain/viewer'
import type { Clock } from '../clock'
import type { Database, Tx } from '../database'
import type { Log } from '../log'
import type { Metrics } from '../metrics'
import { SIGNATURE_HEADER, signBatch } from './signature'

interface DeliveryOptions {
  readonly database: Database
  /** Who says it: `perennial/billing`. */
  readonly source: string
  /** Where each destination takes events: `http://127.0.0.1:4003/events`. */
  readonly destinations: Readonly<Record<string, string>>
  readonly secret: string
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
  /** How long to wait before looking again when nothing was due, in milliseconds. */
  readonly interval?: number
}

export interface Delivery {
  /** Delivers what is due, lane by lane; how many events arrived. Any number of processes may do so at once. */
  deliverDue(): Promise<number>
  /** Delivers in the background until closed. */
  start(): void
  close(): Promise<void>
}

interface DueRow {
  readonly id: string
  readonly destination: string
  readonly type: string
  readonly subject: string
  readonly sequence: string
  readonly occurredAt: Date
  readonly data: unknown
  readonly attempts: number
}

const lanesDue = `
  select distinct lane from outbox_delivery where state = 'PENDING' and next_attempt_at <= $1 limit 1024`

const lockLane = `select lane from outbox_lane where lane = $1 for update skip locked`

/** An event waits while an earlier one of its subject is parked or not due: order is kept for each subject. */
const dueOfLane = `
  select d.event_id as id, d.destination, e.type, d.subject, d.sequence, e.occurred_at as "occurredAt", e.data, d.attempts
  from outbox_delivery d join outbox e on e.lane = d.lane and e.id = d.event_id
  where d.lane = $1 and d.destination = $2 and d.state = 'PENDING' and d.next_attempt_at <= $3
    and not exists (
      select from outbox_delivery earlier
      where earlier.lane = d.lane and earlier.destination = d.destination and earlier.subject = d.subject
        and earlier.sequence < d.sequence and (earlier.state = 'PARKED' or earlier.next_attempt_at > $3))
  order by d.subject, d.sequence limit 200`

const removeArrived = `
  delete from outbox_delivery where lane = $1 and destination = $2 and event_id = any($3::uuid[])`

const recordFailures = `
  update outbox_delivery d set attempts = d.attempts + 1, state = f.state, next_attempt_at = f.next_attempt_at, last_error = f.error
  from unnest($3::uuid[], $4::text[], $5::timestamptz[], $6::text[]) as f(event_id, state, next_attempt_at, error)
  where d.lane = $1 and d.destination = $2 and d.event_id = f.event_id`

const countByState = `select state, count(*)::int as count from outbox_delivery group by state`

/** Tries that a receiver may fail at an event before it is parked for a person. */
const MOST_ATTEMPTS = 10

/** 1 s, 2 s, 4 s … at most 5 minutes. */
const backoff = (attempts: number, now: Date): Date => new Date(now.getTime() + Math.min(300_000, 1000 * 2 ** attempts))

const answerShape = z.object({
  receipts: z.array(
    z.object({
      id: z.string(),
      outcome: z.enum(['done', 'duplicate', 'stale', 'rejected', 'failed', 'blocked']),
      error: z.string().optional(),
    }),
  ),
})

type Receipts = z.infer<typeof answerShape>['receipts']

interface Failure {
  readonly id: string
  readonly state: 'PENDING' | 'PARKED'
  readonly nextAttemptAt: Date
  readonly error: string
}

/** What a receiver's answer makes of the events that it did not take. */
function failuresOf(rows: readonly DueRow[], receipts: Receipts, now: Date): Failure[] {
  const attemptsOf = new Map(rows.map(row => [fromUuid('evt', row.id) as string, row.attempts]))
  return receipts.flatMap(({ id, outcome, error }) => {
    const attempts = attemptsOf.get(id)
    if (attempts === undefined || (outcome !== 'failed' && outcome !== 'rejected')) return []
    const parked = outcome === 'rejected' || attempts + 1 >= MOST_ATTEMPTS
    return [
      {
        id,
        state: parked ? 'PARKED' : 'PENDING',
        nextAttemptAt: backoff(attempts, now),
        error: error ?? outcome,
      } satisfies Failure,
    ]
  })
}

export function createDelivery(options: DeliveryOptions): Delivery {
  const { database, source, destinations, secret, clock, log, metrics, interval = 200 } = options
  const pools = new Map(
    Object.entries(destinations).map(([name, url]) => [
      name,
      new Pool(new URL(url).origin, { connections: 4, headersTimeout: 10_000, bodyTimeout: 10_000 }),
    ]),
  )

  const toEvent = (row: DueRow): DomainEvent => ({
    specversion: '1.0',
    id: fromUuid('evt', row.id),
    source,
    type: row.type,
    subject: row.subject,
    time: row.occurredAt.toISOString(),
    datacontenttype: 'application/json',
    sequence: Number(row.sequence),
    data: row.data,
  })

  /** The receiver's answer, or why there is none; a receiver that is away is not the events' fault. */
  const post = async (destination: string, rows: readonly DueRow[]): Promise<Receipts | Error> => {
    const pool = pools.get(destination)
    const url = destinations[destination]
    if (!pool || !url) return new Error(`no address is known for ${destination}`)
    const body = Buffer.from(JSON.stringify(rows.map(toEvent)))
    try {
      const response = await pool.request({
        method: 'POST',
        path: new URL(url).pathname,
        headers: {
          'content-type': 'application/cloudevents-batch+json',
          [SIGNATURE_HEADER]: signBatch(body, secret, clock.now()),
        },
        body,
      })
      if (response.statusCode !== 200) {
        await response.body.dump()
        return new Error(`${destination} answered ${response.statusCode}`)
      }
      const answer = answerShape.safeParse(await response.body.json())
      return answer.success ? answer.data.receipts : new Error(`${destination} answered something else than receipts`)
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error))
    }
  }

  const record = async (tx: Tx, lane: number, destination: string, failures: readonly Failure[]): Promise<void> => {
    if (failures.length === 0) return
    await tx.query('recordFailures', recordFailures, [
      lane,
      destination,
      failures.map(({ id }) => toUuid(id as ReturnType<typeof fromUuid<'evt'>>)),
      failures.map(({ state }) => state),
      failures.map(({ nextAttemptAt }) => nextAttemptAt),
      failures.map(({ error }) => error.slice(0, 1000)),
    ])
  }

  const deliverTo = async (tx: Tx, lane: number, destination: string): Promise<number> => {
    const now = clock.now()
    const rows = await tx.query<DueRow>('dueOfLane', dueOfLane, [lane, destination, now])
    if (rows.length === 0) return 0
    const receipts = await post(destination, rows)
    if (receipts instanceof Error) {
      log.warn({ err: receipts, destination, events: rows.length }, 'events could not be delivered; they are kept')
      const failures = rows.map(row => ({
        id: fromUuid('evt', row.id),
        state: 'PENDING' as const,
        // Away is not poison: the count of attempts grows only the pause, and the pause has a ceiling.
        nextAttemptAt: backoff(Math.min(row.attempts, 5), now),
        error: receipts.message,
      }))
      await record(tx, lane, destination, failures)
      return 0
    }
    const arrived = receipts
      .filter(({ outcome }) => outcome === 'done' || outcome === 'duplicate' || outcome === 'stale')
      .map(({ id }) => id)
    const sent = rows.filter(row => arrived.includes(fromUuid('evt', row.id)))
    if (sent.length > 0) await tx.query('removeArrived', removeArrived, [lane, destination, sent.map(({ id }) => id)])
    const failures = failuresOf(rows, receipts, now)
    for (const failure of failures)
      if (failure.state === 'PARKED')
        log.error({ eventId: failure.id, destination, reason: failure.error }, 'an event is parked')
    await record(tx, lane, destination, failures)
    return sent.length
  }

  /** The lane's lock is held while its events are on their way: two processes never send events of one subject at once. */
  const deliverLane = (lane: number): Promise<number> =>
    database.transaction(SYSTEM, async tx => {
      if ((await tx.query('lockLane', lockLane, [lane])).length === 0) return 0
      let arrived = 0
      for (const destination of Object.keys(destinations)) arrived += await deliverTo(tx, lane, destination)
      return arrived
    })

  const deliverDue = async (): Promise<number> => {
    const lanes = await database.transaction(SYSTEM, tx =>
      tx.query<{ lane: number }>('lanesDue', lanesDue, [clock.now()]),
    )
    let arrived = 0
    for (let at = 0; at < lanes.length; at += 4) {
      const counts = await Promise.all(lanes.slice(at, at + 4).map(({ lane }) => deliverLane(lane)))
      arrived += counts.reduce((sum, count) => sum + count, 0)
    }
    if (lanes.length > 0) await report()
    return arrived
  }

  const report = async (): Promise<void> => {
    const counts = await database.transaction(SYSTEM, tx =>
      tx.query<{ state: string; count: number }>('countByState', countByState),
    )
    const countOf = (wanted: string): number => counts.find(({ state }) => state === wanted)?.count ?? 0
    metrics.events('pending', countOf('PENDING'))
    metrics.events('parked', countOf('PARKED'))
  }

  let closing = false
  let wake = (): void => undefined
  let loop = Promise.resolve()

  const run = async (): Promise<void> => {
    while (!closing) {
      const arrived = await deliverDue().catch((error: unknown) => {
        log.error({ err: error }, 'delivery of events failed')
        return 0
      })
      if (arrived > 0 || closing) continue
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, interval)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }

  return {
    deliverDue,
    start() {
      loop = run()
    },
    async close() {
      closing = true
      wake()
      await loop
      await Promise.all([...pools.values()].map(pool => pool.close()))
    },
  }
}
