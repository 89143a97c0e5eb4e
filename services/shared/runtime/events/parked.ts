import type { EventId } from '../../domain/ids'
import { fromUuid, toUuid } from '../../domain/ids'
import { SYSTEM } from '../../domain/viewer'
import type { Database } from '../database'

/** An event that no receiver would take; those of the same subject wait behind it. */
export interface ParkedEvent {
  readonly id: EventId
  readonly destination: string
  readonly type: string
  readonly subject: string
  readonly occurredAt: Date
  readonly attempts: number
  readonly error: string | null
  /** How many later events of the subject wait behind it. */
  readonly waiting: number
}

const listParked = `
  select d.event_id as id, d.destination, e.type, d.subject, e.occurred_at as "occurredAt", d.attempts, d.last_error as error,
    (select count(*)::int from outbox_delivery later where later.lane = d.lane and later.destination = d.destination
      and later.subject = d.subject and later.sequence > d.sequence) as waiting
  from outbox_delivery d join outbox e on e.lane = d.lane and e.id = d.event_id
  where d.state = 'PARKED' order by e.occurred_at limit 1000`

const retryEvent = `
  update outbox_delivery set state = 'PENDING', attempts = 0, next_attempt_at = $2 where event_id = $1 and state = 'PARKED' returning event_id`

const discardEvent = `delete from outbox_delivery where event_id = $1 and state = 'PARKED' returning event_id`

/** Events on their way to one destination. */
export interface WaitingEvents {
  readonly destination: string
  readonly count: number
  readonly oldest: Date
}

const countWaiting = `
  select d.destination, count(*)::int as count, min(e.occurred_at) as oldest
  from outbox_delivery d join outbox e on e.lane = d.lane and e.id = d.event_id
  where d.state = 'PENDING' group by d.destination order by d.destination`

export function waitingEvents(database: Database): Promise<WaitingEvents[]> {
  return database.transaction(SYSTEM, tx => tx.query<WaitingEvents>('countWaiting', countWaiting))
}

export async function parkedEvents(database: Database): Promise<ParkedEvent[]> {
  const rows = await database.transaction(SYSTEM, tx =>
    tx.query<ParkedEvent & { id: string }>('listParked', listParked),
  )
  return rows.map(row => ({ ...row, id: fromUuid('evt', row.id) }))
}

/** Sends a parked event again, and what waits behind it; false when no such event is parked. */
export async function retryParked(database: Database, id: EventId, now: Date): Promise<boolean> {
  const rows = await database.transaction(SYSTEM, tx => tx.query('retryEvent', retryEvent, [toUuid(id), now]))
  return rows.length > 0
}

/** Gives a parked event up, so that what waits behind it goes on; false when no such event is parked. */
export async function discardParked(database: Database, id: EventId): Promise<boolean> {
  const rows = await database.transaction(SYSTEM, tx => tx.query('discardEvent', discardEvent, [toUuid(id)]))
  return rows.length > 0
}
