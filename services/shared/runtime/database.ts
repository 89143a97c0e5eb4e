import { Pool, types } from 'pg'
import type { PoolClient } from 'pg'
import { toUuid } from '../domain/ids'
import type { Viewer } from '../domain/viewer'
import type { Log } from './log'
import { tracing } from './tracing'

/** Runs statements; each is named after its function, prepared once a connection. */
export interface Tx {
  /**
   * @param name the statement's name: unique for its text, shown in metrics.
   * @throws the driver's error.
   */
  query<Row extends object>(name: string, text: string, values?: readonly unknown[]): Promise<Row[]>
}

/** Reads of one request: one snapshot, begun at the first statement. */
export interface Reader extends Tx {
  close(): Promise<void>
}

export interface Database {
  /**
   * Runs `work` in one transaction as the viewer: row-level security holds for every statement in it.
   * Begun again when PostgreSQL gives it up for another (serialization failure, deadlock), so `work` must have no effect
   * outside of the database.
   */
  transaction<T>(viewer: Viewer, work: (tx: Tx) => Promise<T>): Promise<T>
  reader(viewer: Viewer): Reader
  /** For libraries that bring their own statements. */
  readonly pool: Pool
  close(): Promise<void>
}

export interface DatabaseOptions {
  readonly url: string
  /** Shown in `pg_stat_activity`. */
  readonly applicationName: string
  readonly log: Log
  /** Most connections at once; 10 when left out. */
  readonly max?: number
  /** Told the name of every statement that is sent. */
  readonly onStatement?: (name: string) => void
}

/** Days stay text: a `Date` would bring a time zone into them. */
const typeParsers = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === types.builtins.DATE ? (value: unknown) => value : types.getTypeParser(oid, format),
}

/** The statements of one transaction. */
interface Scope extends Tx {
  /** Lets what was sent come to its end, and sends no more. */
  end(): Promise<void>
}

const givenUp = new Set(['40001', '40P01'])
const attempts = 4

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)

/** Settings that row-level security reads; ids and kinds are our own words, never a client's text. */
function settingsOf(viewer: Viewer): string {
  const account = viewer.kind === 'account' ? toUuid(viewer.accountId) : ''
  if (!/^[0-9a-f]*$/.test(account)) throw new TypeError('an account id that is none')
  return `select set_config('app.role', '${viewer.kind}', true), set_config('app.account_id', '${account}', true)`
}

/** By its name: its text would say no more, and its values are nobody's business. */
function inStatementSpan<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const traced = tracing()
  if (!traced) return work()
  const attributes = { 'db.system.name': 'postgresql', 'db.query.summary': name }
  return traced.span(name, { kind: 'CLIENT', attributes }, work)
}

export function createDatabase({ url, applicationName, log, max = 10, onStatement }: DatabaseOptions): Database {
  const pool = new Pool({
    connectionString: url,
    application_name: applicationName,
    max,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 10_000,
    types: typeParsers,
  })
  pool.on('error', error => log.error({ err: error }, 'an idle database connection broke'))
  // While it is in use its statement fails too; without a listener the process would end.
  pool.on('connect', client => client.on('error', error => log.warn({ err: error }, 'a database connection broke')))

  /**
   * Statements of one transaction, one after the other. Once it has ended none is sent any more: the connection is another's
   * by then, and so is what row-level security lets through.
   */
  const runOn = (client: PoolClient): Scope => {
    let last: Promise<unknown> = Promise.resolve()
    let isOver = false
    return {
      query<Row extends object>(name: string, text: string, values: readonly unknown[] = []): Promise<Row[]> {
        const send = async (): Promise<Row[]> => {
          if (isOver) throw new Error(`the statement ${name} comes after the end of its transaction`)
          onStatement?.(name)
          return (await inStatementSpan(name, () => client.query<Row>({ name, text, values: [...values] }))).rows
        }
        const sent = last.then(send)
        last = sent.catch(() => undefined)
        return sent
      },
      async end() {
        isOver = true
        await last
      },
    }
  }

  const begin = (client: PoolClient, mode: string, viewer: Viewer): Promise<unknown> => {
    onStatement?.('begin')
    return inStatementSpan('begin', () => client.query(`begin ${mode}; ${settingsOf(viewer)}`))
  }

  const commit = (client: PoolClient): Promise<unknown> => {
    onStatement?.('commit')
    return inStatementSpan('commit', () => client.query('commit'))
  }

  /** A connection that fails to roll back is in an unknown state: it is closed, never given to the next one. */
  const rollback = async (client: PoolClient): Promise<void> => {
    try {
      await client.query('rollback')
      client.release()
    } catch {
      client.release(true)
    }
  }

  return {
    pool,
    async transaction(viewer, work) {
      for (let attempt = 1; ; attempt++) {
        const client = await pool.connect()
        const scope = runOn(client)
        try {
          await begin(client, '', viewer)
          const value = await work(scope)
          await scope.end()
          await commit(client)
          client.release()
          return value
        } catch (error) {
          await scope.end()
          await rollback(client)
          if (attempt === attempts || !givenUp.has(String(codeOf(error)))) throw error
        }
      }
    },
    reader(viewer) {
      let opened: Promise<{ client: PoolClient; scope: Scope }> | undefined
      let isClosed = false
      const open = async (): Promise<{ client: PoolClient; scope: Scope }> => {
        const client = await pool.connect()
        try {
          await begin(client, 'isolation level repeatable read read only', viewer)
          return { client, scope: runOn(client) }
        } catch (error) {
          client.release(true)
          throw error
        }
      }
      return {
        async query<Row extends object>(name: string, text: string, values?: readonly unknown[]): Promise<Row[]> {
          if (isClosed) throw new Error(`the statement ${name} comes after the end of its request`)
          opened ??= open()
          return (await opened).scope.query<Row>(name, text, values)
        },
        async close() {
          isClosed = true
          const connection = await opened?.catch(() => undefined)
          if (!connection) return
          const { client, scope } = connection
          await scope.end()
          try {
            await commit(client)
            client.release()
          } catch {
            client.release(true)
          }
        },
      }
    },
    close: () => pool.end(),
  }
}
