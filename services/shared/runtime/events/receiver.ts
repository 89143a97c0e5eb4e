import { z } from 'zod'
import { parseId, prefixOf, laneOf, toUuid } from '../../domain/ids'
import type { AnyId, EventId } from '../../domain/ids'
import { SYSTEM } from '../../domain/viewer'
import type { Clock } from '../clock'
import type { Database, Tx } from '../database'
import type { Log } from '../log'
import { verifyBatch } from './signature'

/** What became of an event: `rejected` will never be taken as it is, `failed` may be later, `blocked` waits for one before it. */
type Outcome = 'done' | 'duplicate' | 'stale' | 'rejected' | 'failed' | 'blocked'

export interface Receipt {
  readonly id: string
  readonly outcome: Outcome
  readonly error?: string
}

/** Takes a signed batch; the answer names what became of each event. */
export type EventReceiver = (signature: string | undefined, body: Buffer) => Promise<{ status: number; answer: object }>

export interface EventHandler {
  readonly type: string
  /** Takes the event's effects in the given transaction; throws when it cannot. */
  handle(tx: Tx, event: ReceivedEvent): Promise<void>
}

/** A handler of one type of event; data that does not fit the schema is rejected, never handled. */
export function handlerOf<Schema extends z.ZodType>(
  type: string,
  schema: Schema,
  handle: (tx: Tx, data: z.infer<Schema>, event: ReceivedEvent) => Promise<void>,
): EventHandler {
  return {
    type,
    handle: (tx, event) => {
      const read = schema.safeParse(event.data)
      if (!read.success) throw new RejectedEvent(z.prettifyError(read.error))
      return handle(tx, read.data, event)
    },
  }
}

/** The event can never be taken as it is. */
export class RejectedEvent extends Error {}

const received = z.object({
  specversion: z.literal('1.0'),
  id: z.string().transform((text, context): EventId => {
    const id = parseId('evt', text)
    if (id) return id
    context.addIssue({ code: 'custom', message: 'not an event id' })
    return z.NEVER
  }),
  source: z.string().min(1).max(100),
  type: z.string().min(1).max(100),
  subject: z.string().min(1).max(400),
  time: z.iso.datetime(),
  sequence: z.number().int().nonnegative(),
  data: z.unknown(),
})

export type ReceivedEvent = z.infer<typeof received>

const batch = z.array(z.unknown()).max(1000)

/** The lane of a subject: of its id, or the first for what belongs to no account. */
export const laneOfSubject = (subject: string): number => (prefixOf(subject) ? laneOf(subject as AnyId) : 0)

const takeEvent = `
  insert into inbox (lane, event_id, type, subject, received_at) values ($1, $2, $3, $4, $5)
  on conflict do nothing returning event_id`

const advanceSubject = `
  insert into inbox_subject as known (lane, source, subject, last_sequence) values ($1, $2, $3, $4)
  on conflict (lane, source, subject) do update set last_sequence = excluded.last_sequence
  where known.last_sequence < excluded.last_sequence
  returning last_sequence`

interface ReceiverOptions {
  readonly database: Database
  readonly secrets: readonly string[]
  readonly handlers: readonly EventHandler[]
  readonly clock: Clock
  readonly log: Log
}

export function createEventReceiver({ database, secrets, handlers, clock, log }: ReceiverOptions): EventReceiver {
  const byType = new Map(handlers.map(handler => [handler.type, handler]))

  /** Inbox, order and effects in one transaction: an event is taken whole or not at all. */
  const take = (event: ReceivedEvent, handler: EventHandler): Promise<Outcome> =>
    database.transaction(SYSTEM, async tx => {
      const lane = laneOfSubject(event.subject)
      const isNew = await tx.query('takeEvent', takeEvent, [
        lane,
        toUuid(event.id),
        event.type,
        event.subject,
        clock.now(),
      ])
      if (isNew.length === 0) return 'duplicate'
      const isNext = await tx.query('advanceSubject', advanceSubject, [
        lane,
        event.source,
        event.subject,
        event.sequence,
      ])
      if (isNext.length === 0) return 'stale'
      await handler.handle(tx, event)
      return 'done'
    })

  const receive = async (candidate: unknown, blocked: ReadonlySet<string>): Promise<Receipt & { subject: string }> => {
    const read = received.safeParse(candidate)
    if (!read.success)
      return { id: idOf(candidate), subject: '', outcome: 'rejected', error: z.prettifyError(read.error) }
    const event = read.data
    const { id, subject } = event
    if (blocked.has(subject)) return { id, subject, outcome: 'blocked' }
    const handler = byType.get(event.type)
    if (!handler) return { id, subject, outcome: 'rejected', error: `nobody here handles ${event.type}` }
    try {
      return { id, subject, outcome: await take(event, handler) }
    } catch (error) {
      const message = error instanceof Error ? error.message : 'unknown fault'
      const outcome = error instanceof RejectedEvent ? 'rejected' : 'failed'
      log.warn({ err: error, eventId: id, type: event.type, subject }, `event ${outcome}`)
      return { id, subject, outcome, error: message }
    }
  }

  return async (signature, body) => {
    if (!verifyBatch(signature, body, secrets, clock.now()))
      return { status: 401, answer: { error: 'the signature is wrong or too old' } }
    const events = batch.safeParse(parseJson(body))
    if (!events.success) return { status: 400, answer: { error: 'the body is no batch of CloudEvents' } }
    const receipts: Receipt[] = []
    const blocked = new Set<string>()
    for (const candidate of events.data) {
      const { subject, ...receipt } = await receive(candidate, blocked)
      receipts.push(receipt)
      if (receipt.outcome === 'failed' || receipt.outcome === 'rejected') blocked.add(subject)
    }
    return { status: 200, answer: { receipts } }
  }
}

const idOf = (candidate: unknown): string =>
  typeof candidate === 'object' && candidate !== null && 'id' in candidate ? String(candidate.id) : ''

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}
