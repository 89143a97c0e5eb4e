import { once } from 'node:events'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { CopyValue } from './copyLine'
import { copyLine } from './copyLine'

/** Adds a row to a table; it is written with the next batch. */
type Rows = (...values: readonly CopyValue[]) => void

/** Writes many rows into many tables: gathered in memory up to a limit, written with COPY while the next are made up. */
export interface BulkWriter {
  table(name: string, columns: readonly string[]): Rows
  /** To be awaited between rows: waits while too much is gathered, and lets what is under way go on. */
  room(): Promise<void>
  /** Copies lines that were written by `copyLine`. */
  copy(name: string, columns: readonly string[], lines: AsyncIterable<string>): Promise<void>
  /** Everything is written, and can be committed. */
  finish(): Promise<void>
  /** How many rows each table got. */
  counts(): Readonly<Record<string, number>>
}

interface Gathered {
  readonly name: string
  readonly statement: string
  /** Outside of JavaScript's heap, where nothing has to be moved about until it is sent. */
  chunks: Buffer[]
  text: string
}

/** Characters gathered before a batch is written: some thousand services. */
const BATCH = 16_000_000
/** Rows become bytes in steps of so many characters: larger ones took half as long again, spent on garbage. */
const CHUNK = 16_000
/** How long rows may be made up before the connection gets a turn, in milliseconds. */
const TURN_MS = 4

const statementOf = (name: string, columns: readonly string[]): string =>
  `copy ${name} (${columns.join(', ')}) from stdin`

/**
 * The connection must be in a transaction: either all of it is there in the end, or nothing.
 * One COPY at a time: several connections would not see each other's rows, nor be committed as one.
 */
export function createBulkWriter(client: Client): BulkWriter {
  const tables: Gathered[] = []
  const counted: Record<string, number> = {}
  let gathered = 0
  let underWay: Promise<void> = Promise.resolve()
  let failure: unknown
  let turnEnds = performance.now() + TURN_MS

  const send = async (statement: string, lines: AsyncIterable<string> | Iterable<Buffer>): Promise<void> => {
    const stream = client.query(copyFrom(statement))
    const done = once(stream, 'finish')
    // Awaited below; without this a failure while rows are sent would end the process.
    done.catch(() => undefined)
    for await (const text of lines) if (!stream.write(text)) await Promise.race([once(stream, 'drain'), done])
    stream.end()
    await done
  }

  const flush = async (): Promise<void> => {
    await underWay
    if (failure !== undefined) throw failure
    const batch = tables.flatMap(({ statement, chunks, text }) =>
      chunks.length > 0 || text !== '' ? [{ statement, lines: [...chunks, Buffer.from(text)] }] : [],
    )
    for (const table of tables) Object.assign(table, { chunks: [], text: '' })
    gathered = 0
    underWay = (async () => {
      for (const { statement, lines } of batch) await send(statement, lines)
    })().catch((error: unknown) => {
      failure = error
    })
  }

  return {
    table(name, columns) {
      const table: Gathered = { name, statement: statementOf(name, columns), chunks: [], text: '' }
      tables.push(table)
      counted[name] ??= 0
      return (...values) => {
        const line = copyLine(values)
        gathered += line.length
        table.text += line
        counted[name] = (counted[name] ?? 0) + 1
        if (table.text.length < CHUNK) return
        table.chunks.push(Buffer.from(table.text))
        table.text = ''
      }
    },
    async room() {
      if (gathered > BATCH) await flush()
      if (performance.now() < turnEnds) return
      await nextTurn()
      turnEnds = performance.now() + TURN_MS
    },
    async copy(name, columns, lines) {
      await flush()
      await underWay
      if (failure !== undefined) throw failure
      const count = async function* (): AsyncIterable<string> {
        for await (const line of lines) {
          counted[name] = (counted[name] ?? 0) + line.split('\n').length - 1
          yield line
        }
      }
      await send(statementOf(name, columns), count())
    },
    async finish() {
      await flush()
      await underWay
      if (failure !== undefined) throw failure
    },
    counts: () => counted,
  }
}
