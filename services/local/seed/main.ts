/** Fills the system on this machine with customers, their services and their past: `npm run seed -- --services N`. */
import { readCatalogueInUse } from '../../billing/store/seeding'
import { withClient } from '../../shared/postgres/databases'
import { startProgress } from '../../shared/runtime/progress'
import { superuserUrl } from '../databases'
import { checkInvariants } from '../invariants/checkInvariants'
import { say } from '../terminal'
import type { LocalSystem } from '../withPostgres'
import { withPostgres } from '../withPostgres'
import { recordWorld } from './record'
import type { SeedRequest } from './request'
import { readRequest, SeedRefused } from './request'
import { writeWorld } from './writeWorld'

/** Whether all is well. */
async function seed(request: SeedRequest, { settings, secrets, data }: LocalSystem): Promise<boolean> {
  const began = performance.now()
  const urls = {
    billing: superuserUrl('billing', settings, secrets),
    infrastructure: superuserUrl('infrastructure', settings, secrets),
  }
  const catalogue = await withClient(urls.billing, readCatalogueInUse)
  if (catalogue.plans.length === 0)
    throw new SeedRefused('Billing knows no catalogue yet: start the system once with npm start, or import one.')
  const { seed: word, services, accounts, now } = request
  const world = { seed: word, services, accounts, now, ...catalogue }
  const progress = startProgress({ label: 'Seeding', total: services, unit: 'services', to: process.stdout })
  const stopping = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stopping.abort())
  try {
    const directory = data.root
    const written = await writeWorld({ world, urls, directory, reached: progress.reached, signal: stopping.signal })
    progress.end()
    for (const rows of written) say(wordsOf(rows))
  } finally {
    progress.end()
  }
  recordWorld(world, data.root)
  const seconds = (performance.now() - began) / 1000
  say(`${services} services of ${accounts} accounts in ${seconds.toFixed(0)} s (${Math.round(services / seconds)}/s)`)
  return !request.check || (await checkInvariants(urls, say)).length === 0
}

const wordsOf = (rows: Readonly<Record<string, number>>): string =>
  Object.entries(rows)
    .map(([table, count]) => `${count} ${table}`)
    .join(', ')

async function main(): Promise<boolean> {
  const request = readRequest(process.argv.slice(2))
  return withPostgres(system => seed(request, system))
}

main().then(
  well => {
    process.exitCode = well ? 0 : 1
  },
  (error: unknown) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    process.stderr.write(`${error instanceof SeedRefused ? error.message : text}\n`)
    process.exitCode = 1
  },
)
