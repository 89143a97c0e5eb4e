import { closeSync, createReadStream, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Day } from '../../shared/domain/day'

/** Which series a document is numbered in. */
interface Series {
  readonly subsidiary: string
  readonly year: number
  readonly seriesLane: number
}

interface SeriesEnd extends Series {
  readonly nextNumber: number
  readonly lastDate: Day
}

/** Numbers documents by their dates, although they come account by account. */
export interface Numbering {
  /** Takes a document's row, to which its number will be appended. */
  add(series: Series, issuedOn: Day, row: string): void
  /** The rows with their numbers, when all are in. */
  numbered(): AsyncIterable<string>
  /** How far each series has come. */
  ends(): readonly SeriesEnd[]
  close(): void
}

interface Slot extends Series {
  readonly index: number
  readonly issuedOn: Day
  count: number
}

const CHUNK = 1_000_000

/**
 * The numbers of a series must be in the order of the dates, and no account knows how many documents of the others come
 * before its own. So rows wait in a file until all are counted: that costs seconds, sorting them or working everything out
 * twice would cost minutes.
 */
export function createNumbering(scratch: string): Numbering {
  const path = join(scratch, `invoices-${process.pid}.copy`)
  const file = openSync(path, 'w')
  const slots = new Map<string, Slot>()
  let waiting = ''
  const inOrder = (): Slot[] =>
    [...slots.values()].sort((one, other) =>
      one.issuedOn < other.issuedOn ? -1 : one.issuedOn > other.issuedOn ? 1 : 0,
    )
  const keyOf = ({ subsidiary, year, seriesLane }: Series): string => `${subsidiary} ${year} ${seriesLane}`

  return {
    add(series, issuedOn, row) {
      const key = `${keyOf(series)} ${issuedOn}`
      let slot = slots.get(key)
      if (!slot) slots.set(key, (slot = { ...series, index: slots.size, issuedOn, count: 0 }))
      slot.count++
      waiting += `${slot.index} ${row}`
      if (waiting.length < CHUNK) return
      writeSync(file, waiting)
      waiting = ''
    },
    async *numbered() {
      writeSync(file, waiting)
      waiting = ''
      const next: number[] = []
      const taken = new Map<string, number>()
      for (const slot of inOrder()) {
        const before = taken.get(keyOf(slot)) ?? 0
        next[slot.index] = before + 1
        taken.set(keyOf(slot), before + slot.count)
      }
      let rest = ''
      for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: CHUNK })) {
        const lines = (rest + String(chunk)).split('\n')
        rest = lines.pop() ?? ''
        let text = ''
        for (const line of lines) {
          const blank = line.indexOf(' ')
          const slot = Number(line.slice(0, blank))
          const number = next[slot] ?? 0
          next[slot] = number + 1
          text += `${line.slice(blank + 1)}\t${number}\n`
        }
        yield text
      }
    },
    ends() {
      const ends = new Map<string, SeriesEnd>()
      for (const { subsidiary, year, seriesLane, issuedOn, count } of inOrder()) {
        const key = keyOf({ subsidiary, year, seriesLane })
        const nextNumber = (ends.get(key)?.nextNumber ?? 1) + count
        ends.set(key, { subsidiary, year, seriesLane, nextNumber, lastDate: issuedOn })
      }
      return [...ends.values()]
    },
    close() {
      closeSync(file)
      rmSync(path, { force: true })
    },
  }
}
