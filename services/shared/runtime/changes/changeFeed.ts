import type { AccountId, ServiceId } from '../../domain/ids'
import { fromUuid, laneOf, toUuid } from '../../domain/ids'
import type { Viewer } from '../../domain/viewer'
import type { Database } from '../database'
import { publicError } from '../errors'
import type { StreamEvent } from '../subscriptionEndpoint'
import { createChangeCursors } from './changeCursor'
import type { WakeUps } from './wakeUps'

/** Something about a service is not as it was. */
export interface Change<Kind extends string = string> {
  readonly cursor: string
  readonly serviceId: ServiceId
  readonly kind: Kind
  readonly at: Date
}

interface Subscription {
  readonly viewer: Viewer
  readonly accountId: AccountId
  /** Changes of this service only. */
  readonly serviceId?: ServiceId | undefined
  /** The cursor behind which to go on; without one it begins now. */
  readonly after?: string | null | undefined
  readonly signal: AbortSignal
}

/** An account's changes for its subscribers, read from the database in their order, from where each of them was. */
export interface ChangeFeed<Kind extends string = string> {
  /** @throws BAD_USER_INPUT for a cursor that leads nowhere: the subscriber has to read afresh. */
  subscribe(subscription: Subscription): Promise<AsyncIterable<StreamEvent<Change<Kind>>>>
}

const readCounter = `
  select last_sequence as "last", forgotten from account_change_counter where lane = $1 and account_id = $2`

const readChanges = `
  select sequence, service_id as "serviceId", kind, occurred_at as at from account_change
  where lane = $1 and account_id = $2 and sequence > $3 order by sequence limit $4`

const readChangesOfService = `
  select sequence, service_id as "serviceId", kind, occurred_at as at from account_change
  where lane = $1 and account_id = $2 and sequence > $3 and service_id = $5 order by sequence limit $4`

/** How many changes are read at once; more wait in the database. */
const page = 100

const leadsNowhere = publicError(
  'BAD_USER_INPUT',
  'The events after this cursor are no longer known. Read what you show afresh, and subscribe without a cursor.',
)

interface CounterRow {
  readonly last: string
  readonly forgotten: string
}

interface ChangeRow {
  readonly sequence: string
  readonly serviceId: string
  readonly kind: string
  readonly at: Date
}

interface FeedOptions<Kind extends string> {
  /** What can change. */
  readonly kinds: readonly Kind[]
  readonly database: Database
  readonly wakeUps: WakeUps
  /** The first one signs cursors, all are accepted. */
  readonly cursorSecrets: readonly [string, ...string[]]
}

export function createChangeFeed<Kind extends string>({
  kinds,
  database,
  wakeUps,
  cursorSecrets,
}: FeedOptions<Kind>): ChangeFeed<Kind> {
  const kindOf = (text: string): Kind => {
    const kind = kinds.find(known => known === text)
    if (!kind) throw new TypeError(`no kind of change is called ${text}`)
    return kind
  }

  return {
    async subscribe({ viewer, accountId, serviceId, after, signal }) {
      const lane = laneOf(accountId)
      const account = toUuid(accountId)
      const cursors = createChangeCursors(cursorSecrets, accountId)

      const counter = async () => {
        const [row] = await database.transaction(viewer, tx =>
          tx.query<CounterRow>('readChangeCounter', readCounter, [lane, account]),
        )
        return { last: Number(row?.last ?? 0), forgotten: Number(row?.forgotten ?? 0) }
      }
      /** What is new, and how far that is: for one service further than its last change, once there are no more. */
      const read = (from: number): Promise<{ readonly rows: readonly ChangeRow[]; readonly until: number }> =>
        database.transaction(viewer, async tx => {
          const [row] = serviceId ? await tx.query<CounterRow>('readChangeCounter', readCounter, [lane, account]) : []
          const rows: ChangeRow[] = serviceId
            ? await tx.query('readChangesOfService', readChangesOfService, [
                lane,
                account,
                from,
                page,
                toUuid(serviceId),
              ])
            : await tx.query('readChanges', readChanges, [lane, account, from, page])
          const last = Number(rows.at(-1)?.sequence ?? from)
          return { rows, until: rows.length < page ? Math.max(last, Number(row?.last ?? 0)) : last }
        })

      const { last, forgotten } = await counter()
      const given = after === null || after === undefined ? last : cursors.decode(after)
      if (given === undefined || given > last || given < forgotten) throw leadsNowhere

      async function* events(start: number): AsyncGenerator<StreamEvent<Change<Kind>>> {
        let position = start
        yield { id: cursors.encode(position) }
        while (!signal.aborted) {
          // Waits from before it reads: what comes in between wakes it.
          const enough = new AbortController()
          const woken = wakeUps.next(accountId, AbortSignal.any([signal, enough.signal]))
          const { rows, until } = await read(position)
          for (const { sequence, serviceId: about, kind, at } of rows) {
            position = Number(sequence)
            const cursor = cursors.encode(position)
            yield { id: cursor, value: { cursor, serviceId: fromUuid('svc', about), kind: kindOf(kind), at } }
          }
          if (until > position) {
            position = until
            yield { id: cursors.encode(position) }
          }
          if (rows.length === page) enough.abort()
          await woken
        }
      }
      return events(given)
    },
  }
}
