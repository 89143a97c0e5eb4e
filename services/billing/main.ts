import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import { SYSTEM } from '../shared/domain/viewer'
import { systemClock } from '../shared/runtime/clock'
import { createChangeFeed } from '../shared/runtime/changes/changeFeed'
import { KEPT, forgetChanges } from '../shared/runtime/changes/forgetChanges'
import { createWakeUps } from '../shared/runtime/changes/wakeUps'
import { createDatabase } from '../shared/runtime/database'
import { readEnv } from '../shared/runtime/env'
import { createDelivery } from '../shared/runtime/events/delivery'
import { createEventReceiver } from '../shared/runtime/events/receiver'
import { createIdentityVerifier } from '../shared/runtime/identity'
import { createIds } from '../shared/runtime/ids'
import { createLog } from '../shared/runtime/log'
import { createMetrics } from '../shared/runtime/metrics'
import type { Running } from '../shared/runtime/process'
import { runProcess } from '../shared/runtime/process'
import { startSubgraph } from '../shared/runtime/subgraph'
import { startWorker } from '../shared/runtime/worker'
import { createActions } from './actions/index'
import type { BillingContext } from './context'
import { createContext } from './context'
import { SERVICE_CHANGES } from './domain/serviceChange'
import { billingSettings } from './env'
import { createJobs, crontab } from './jobs/jobs'
import { createHttpProvider } from './providers/httpProvider'
import { resolvers } from './resolvers/index'

/** Payments that one process has under way at once. */
const PAYMENTS_AT_ONCE = 16

const cursorSecret = (secret: string): string => createHmac('sha256', secret).update('cursors').digest('hex')

/** Starts billing: its subgraph, and its background work unless that is left to other processes. */
export async function start(env: NodeJS.ProcessEnv): Promise<Running> {
  const settings = readEnv(billingSettings, env)
  const log = createLog('billing', settings.LOG_LEVEL)
  const clock = systemClock
  const metrics = createMetrics('billing')
  const database = createDatabase({
    url: settings.DATABASE_URL,
    applicationName: 'perennial-billing',
    log,
    max: settings.DATABASE_CONNECTIONS,
    onStatement: metrics.statement,
  })
  const provider = createHttpProvider({
    url: settings.PAYMENT_PROVIDER_URL,
    key: settings.PAYMENT_PROVIDER_KEY,
    timeout: settings.PAYMENT_TIMEOUT,
    connections: PAYMENTS_AT_ONCE,
    log,
  })
  const actions = createActions({
    database,
    clock,
    ids: createIds(clock),
    provider,
    log,
    settleAfter: settings.PAYMENT_SETTLE_AFTER,
  })
  const delivery = createDelivery({
    database,
    source: 'perennial/billing',
    destinations: { infrastructure: settings.INFRASTRUCTURE_EVENTS_URL },
    secret: settings.EVENTS_SECRETS[0],
    clock,
    log,
    metrics,
  })
  const [signing, ...accepted] = settings.IDENTITY_SECRETS
  const cursorSecrets = [cursorSecret(signing), ...accepted.map(cursorSecret)] as const
  const wakeUps = createWakeUps({ url: settings.DATABASE_URL, applicationName: 'perennial-billing', log })
  const changes = createChangeFeed({ kinds: SERVICE_CHANGES, database, wakeUps, cursorSecrets })
  const subgraph = await startSubgraph<BillingContext>({
    name: 'billing',
    sdl: join(__dirname, '..', '..', 'schema', 'billing.graphql'),
    resolvers,
    host: settings.HOST,
    port: settings.PORT,
    verify: createIdentityVerifier({ audience: 'billing', secrets: settings.IDENTITY_SECRETS, clock }),
    createContext: request => createContext(request, { database, actions, changes, clock, cursorSecrets }),
    events: createEventReceiver({
      database,
      secrets: settings.EVENTS_SECRETS,
      handlers: actions.eventHandlers,
      clock,
      log,
    }),
    ready: async () => {
      await database.transaction(SYSTEM, tx => tx.query('ready', 'select 1'))
    },
    log,
    metrics,
  })
  const worker = settings.BACKGROUND_WORK
    ? await startWorker({
        database,
        jobs: createJobs(actions, () => forgetChanges(database, new Date(clock.now().getTime() - KEPT))),
        crontab,
        concurrency: 3,
        log,
      })
    : undefined
  if (settings.BACKGROUND_WORK) delivery.start()

  return {
    url: subgraph.url,
    async close() {
      await subgraph.close()
      await wakeUps.close()
      await worker?.close()
      await delivery.close()
      await provider.close()
      await database.close()
    },
  }
}

if (require.main === module)
  void runProcess(() => start(process.env), createLog('billing', process.env['LOG_LEVEL'] ?? 'info'))
