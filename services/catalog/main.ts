import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import { SYSTEM } from '../shared/domain/viewer'
import { systemClock } from '../shared/runtime/clock'
import { createDatabase } from '../shared/runtime/database'
import { readEnv } from '../shared/runtime/env'
import { createDelivery } from '../shared/runtime/events/delivery'
import { createIdentityVerifier } from '../shared/runtime/identity'
import { createIds } from '../shared/runtime/ids'
import { createLog } from '../shared/runtime/log'
import { createMetrics } from '../shared/runtime/metrics'
import type { Running } from '../shared/runtime/process'
import { runProcess } from '../shared/runtime/process'
import { startSubgraph } from '../shared/runtime/subgraph'
import { startWorker } from '../shared/runtime/worker'
import { createAnnouncer } from './actions/announce'
import { publishDueVersions } from './actions/publishDueVersions'
import { createContext } from './context'
import { catalogSettings } from './env'
import { crontab, publishDueVersionsJob } from './jobs/publishDueVersions'
import { resolvers } from './resolvers/index'
import { createPublishedCache } from './store/loaders'

const cursorSecret = (secret: string): string => createHmac('sha256', secret).update('cursors').digest('hex')

/** Starts the catalog: its subgraph, and its background work unless that is left to other processes. */
export async function start(env: NodeJS.ProcessEnv): Promise<Running> {
  const settings = readEnv(catalogSettings, env)
  const log = createLog('catalog', settings.LOG_LEVEL)
  const clock = systemClock
  const metrics = createMetrics('catalog')
  const database = createDatabase({
    url: settings.DATABASE_URL,
    applicationName: 'perennial-catalog',
    log,
    max: settings.DATABASE_CONNECTIONS,
    onStatement: metrics.statement,
  })
  const announcer = createAnnouncer(clock, createIds(clock))
  const delivery = createDelivery({
    database,
    source: 'perennial/catalog',
    destinations: { billing: settings.BILLING_EVENTS_URL },
    secret: settings.EVENTS_SECRETS[0],
    clock,
    log,
    metrics,
  })
  const [signing, ...accepted] = settings.IDENTITY_SECRETS
  const cache = createPublishedCache()
  const subgraph = await startSubgraph({
    name: 'catalog',
    sdl: join(__dirname, '..', '..', 'schema', 'catalog.graphql'),
    resolvers,
    host: settings.HOST,
    port: settings.PORT,
    verify: createIdentityVerifier({ audience: 'catalog', secrets: settings.IDENTITY_SECRETS, clock }),
    createContext: request =>
      createContext(request, {
        database,
        cache,
        clock,
        cursorSecrets: [cursorSecret(signing), ...accepted.map(cursorSecret)],
      }),
    ready: async () => {
      await database.transaction(SYSTEM, tx => tx.query('ready', 'select 1'))
    },
    log,
    metrics,
  })
  const publish = async (): Promise<void> => {
    const begun = await publishDueVersions({ database, announcer, clock })
    if (begun.length > 0) log.info({ subsidiaries: begun }, 'a version that was imported ahead is sold now')
  }
  const worker = settings.BACKGROUND_WORK
    ? await startWorker({ database, jobs: [publishDueVersionsJob(publish)], crontab, concurrency: 1, log })
    : undefined
  if (settings.BACKGROUND_WORK) delivery.start()

  return {
    url: subgraph.url,
    async close() {
      await subgraph.close()
      await worker?.close()
      await delivery.close()
      await database.close()
    },
  }
}

if (require.main === module)
  void runProcess(() => start(process.env), createLog('catalog', process.env['LOG_LEVEL'] ?? 'info'))
