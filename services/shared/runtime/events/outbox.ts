import type { DomainEvent } from '../../domain/events'
import { toUuid } from '../../domain/ids'
import type { Tx } from '../database'

export interface Outgoing {
  readonly lane: number
  readonly event: DomainEvent
  /** Names of those who are told; nobody when empty. */
  readonly destinations: readonly string[]
}

const addEvents = `
  insert into outbox (lane, id, type, subject, sequence, occurred_at, data)
  select * from unnest($1::smallint[], $2::uuid[], $3::text[], $4::text[], $5::bigint[], $6::timestamptz[], $7::jsonb[])`

const addDeliveries = `
  insert into outbox_delivery (lane, event_id, destination, subject, sequence, next_attempt_at)
  select * from unnest($1::smallint[], $2::uuid[], $3::text[], $4::text[], $5::bigint[], $6::timestamptz[])`

/** Writes events in the transaction that makes them true: two statements for any number of them. */
export async function addToOutbox(tx: Tx, outgoing: readonly Outgoing[]): Promise<void> {
  if (outgoing.length === 0) return
  await tx.query('addEvents', addEvents, [
    outgoing.map(({ lane }) => lane),
    outgoing.map(({ event }) => toUuid(event.id)),
    outgoing.map(({ event }) => event.type),
    outgoing.map(({ event }) => event.subject),
    outgoing.map(({ event }) => event.sequence),
    outgoing.map(({ event }) => event.time),
    outgoing.map(({ event }) => JSON.stringify(event.data)),
  ])
  const deliveries = outgoing.flatMap(({ lane, event, destinations }) =>
    destinations.map(destination => ({ lane, event, destination })),
  )
  if (deliveries.length === 0) return
  await tx.query('addDeliveries', addDeliveries, [
    deliveries.map(({ lane }) => lane),
    deliveries.map(({ event }) => toUuid(event.id)),
    deliveries.map(({ destination }) => destination),
    deliveries.map(({ event }) => event.subject),
    deliveries.map(({ event }) => event.sequence),
    deliveries.map(({ event }) => event.time),
  ])
}
