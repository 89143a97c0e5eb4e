import type { Day } from '../../shared/domain/day'
import { day } from '../../shared/domain/day'
import type { Tx } from '../../shared/runtime/database'

/** How many numbers are wanted from a series for documents of a day. */
export interface NumbersWanted {
  readonly subsidiary: string
  readonly seriesLane: number
  readonly on: Day
  readonly count: number
}

/** A block of numbers without gap, and the day that its documents bear: never before that of the number before. */
export interface NumbersTaken {
  readonly year: number
  readonly first: number
  readonly issuedOn: Day
}

const takenNumbers = `
  insert into invoice_series as s (lane, subsidiary, year, next_number, last_date)
  select $1, wanted.subsidiary, extract(year from wanted.on_day), wanted.count + 1, wanted.on_day
  from unnest($2::text[], $3::date[], $4::int[]) as wanted (subsidiary, on_day, count)
  order by wanted.subsidiary, wanted.on_day
  on conflict (lane, subsidiary, year) do update
    set next_number = s.next_number + excluded.next_number - 1, last_date = greatest(s.last_date, excluded.last_date)
  returning s.subsidiary, s.year, s.next_number as "nextNumber", s.last_date as "lastDate"`

interface TakenRow {
  readonly subsidiary: string
  readonly year: number
  readonly nextNumber: number
  readonly lastDate: string
}

/** Identifies a wish: a subsidiary's series of a year. */
export const seriesKey = (subsidiary: string, seriesLane: number, year: number): string =>
  `${subsidiary} ${seriesLane} ${year}`

export const yearOf = (of: Day): number => Number(of.slice(0, 4))

/**
 * Takes numbers; each series stands in it once. Its counter stays locked until the transaction ends, so this is done as
 * late as possible, and always in the same order of series.
 */
export async function takeNumbers(tx: Tx, wanted: readonly NumbersWanted[]): Promise<Map<string, NumbersTaken>> {
  const taken = new Map<string, NumbersTaken>()
  for (const seriesLane of [...new Set(wanted.map(wish => wish.seriesLane))].sort()) {
    const wishes = wanted.filter(wish => wish.seriesLane === seriesLane)
    const rows = await tx.query<TakenRow>('takenNumbers', takenNumbers, [
      seriesLane,
      wishes.map(({ subsidiary }) => subsidiary),
      wishes.map(({ on }) => on),
      wishes.map(({ count }) => count),
    ])
    for (const { subsidiary, year, nextNumber, lastDate } of rows) {
      const wish = wishes.find(({ subsidiary: of, on }) => of === subsidiary && yearOf(on) === year)
      if (!wish) throw new Error(`numbers of ${subsidiary} ${year} that nobody wanted`)
      const first = nextNumber - wish.count
      taken.set(seriesKey(subsidiary, seriesLane, year), { year, first, issuedOn: day(lastDate) })
    }
  }
  return taken
}
