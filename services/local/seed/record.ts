import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { servicesBefore } from '../../shared/seed/accountSizes'
import type { WorldOptions } from '../../shared/seed/world'
import { createWorld } from '../../shared/seed/world'

/** Accounts that are listed in the record, evenly spread over all, and over those with many services. */
const LISTED = 500
const LARGE = 70

/** What was made, and some of its accounts, for whoever wants to look at it: `seed-WORD.json` in the data directory. */
export function recordWorld(options: WorldOptions, directory: string): void {
  const { seed, services, accounts, now } = options
  const world = createWorld(options)
  const sizes = Array.from(
    { length: accounts },
    (_, index) => servicesBefore(index + 1, accounts, services) - servicesBefore(index, accounts, services),
  )
  const having = (least: number): string[] => {
    const found = [...sizes.keys()].filter(index => (sizes[index] ?? 0) >= least)
    return evenly(found, LISTED).map(index => world.account(index).id)
  }
  const sample = { any: having(1), large: having(LARGE) }
  const text = JSON.stringify({ seed, services, accounts, now, sample }, null, 1)
  writeFileSync(join(directory, `seed-${seed}.json`), text)
}

function evenly<Item>(items: readonly Item[], count: number): Item[] {
  const stride = Math.max(1, items.length / count)
  return items.filter((_, index) => index === 0 || Math.floor(index / stride) > Math.floor((index - 1) / stride))
}
