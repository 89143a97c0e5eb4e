/** Fills the system on this machine with customers, their services and their past: `npm run seed -- --services N`. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCatalogueInUse } from '../../billing/store/seeding'
import { clusterUrl } from '../../shared/postgres/cluster'
import { withClient } from '../../shared/postgres/databases'
import { superuser } from '../../shared/postgres/initialise'
import { startProgress } from '../../shared/runtime/progress'
import { servicesBefore } from '../../shared/seed/accountSizes'
import type { WorldOptions } from '../../shared/seed/world'
import { createWorld } from '../../shared/seed/world'
import { checkInvariants } from '../invariants/checkInvariants'
import { say } from '../terminal'
import type { LocalSystem } from '../withPostgres'
import { withPostgres } from '../withPostgres'
import { startSeeds } from './children'
import type { SeedRequest } from './request'
import { readRequest, SeedRefused } from './request'

/** Accounts that are listed in the record, evenly spread over all, and over those with many services. */
const LISTED = 500
const LARGE = 70

const databaseUrl = ({ settings, secrets }: LocalSystem, database: string): string =>
  clusterUrl(settings.POSTGRES_PORT, superuser, secrets.superuser, database)

async function seed(request: SeedRequest, system: LocalSystem): Promise<void> {
  const began = performance.now()
  const { seed: word, services, accounts, now } = request
  const catalogue = await withClient(databaseUrl(system, 'billing'), readCatalogueInUse)
  if (catalogue.plans.length === 0)
    throw new SeedRefused('Billing knows no catalogue yet: start the system once with npm start, or import one.')
  const world: WorldOptions = { seed: word, services, accounts, now, ...catalogue }
  const scratch = mkdtempSync(join(system.data.root, 'seed-'))
  const progress = startProgress({ label: 'Seeding', total: services, unit: 'services', to: process.stdout })
  const far = { billing: 0, infrastructure: 0 }
  const seeds = await startSeeds(system.data.root, (service, reached) => {
    far[service] = reached
    progress.reached(Math.min(far.billing, far.infrastructure))
  })
  const stop = (): void => {
    seeds.billing.stop()
    seeds.infrastructure.stop()
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    const [billing, infrastructure] = await Promise.all([
      seeds.billing.write({ databaseUrl: databaseUrl(system, 'billing'), scratch, world }),
      seeds.infrastructure.write({ databaseUrl: databaseUrl(system, 'infrastructure'), scratch, world }),
    ])
    progress.reached(services)
    await Promise.all([seeds.billing.commit(), seeds.infrastructure.commit()])
    progress.end()
    record(request, world, system)
    const seconds = (performance.now() - began) / 1000
    for (const rows of [billing, infrastructure])
      say(
        Object.entries(rows)
          .map(([table, count]) => `${count} ${table}`)
          .join(', '),
      )
    say(`${services} services of ${accounts} accounts in ${seconds.toFixed(0)} s (${Math.round(services / seconds)}/s)`)
  } finally {
    stop()
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** What was made, and some of its accounts, for whoever wants to look at it: `seed-WORD.json` in the data directory. */
function record(request: SeedRequest, options: WorldOptions, { data }: LocalSystem): void {
  const { seed: word, services, accounts, now } = request
  const world = createWorld(options)
  const all = Array.from({ length: accounts }, (_, index) => index)
  const sizeOf = (index: number): number =>
    servicesBefore(index + 1, accounts, services) - servicesBefore(index, accounts, services)
  const ids = (indices: readonly number[]): string[] => evenly(indices, LISTED).map(index => world.account(index).id)
  const sample = {
    any: ids(all.filter(index => sizeOf(index) > 0)),
    large: ids(all.filter(index => sizeOf(index) >= LARGE)),
  }
  writeFileSync(
    join(data.root, `seed-${word}.json`),
    JSON.stringify({ seed: word, services, accounts, now, sample }, null, 1),
  )
}

const evenly = <Item>(items: readonly Item[], count: number): Item[] => {
  const share = Math.max(1, items.length / count)
  return items.filter((_, index) => index === 0 || Math.floor(index / share) > Math.floor((index - 1) / share))
}

async function main(): Promise<number> {
  const request = readRequest(process.argv.slice(2))
  return withPostgres(async system => {
    await seed(request, system)
    return request.check ? checkInvariants(system) : 0
  })
}

main().then(
  broken => {
    process.exitCode = broken === 0 ? 0 : 1
  },
  (error: unknown) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    process.stderr.write(`${error instanceof SeedRefused ? error.message : text}\n`)
    process.exitCode = 1
  },
)
