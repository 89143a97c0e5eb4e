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
import { createActions } from './actions/actions'
import { createMeasures } from './actions/measures'
import { BILLING, SOURCE } from './actions/tellBilling'
import type { InfrastructureContext } from './context'
import { createContext } from './context'
import { createImpatientDriver } from './drivers/impatientDriver'
import { createSimulatedDriver } from './drivers/simulated/simulatedDriver'
import { RESOURCE_CHANGES } from './domain/resourceChange'
import type { InfrastructureSettings } from './env'
import { infrastructureSettings } from './env'
import { createJobs, crontab } from './jobs/jobs'
import { resolvers } from './resolvers/resolvers'
import { rulesOf, simulatorOf } from './settings'

/** The part of a task's lease that a call of the driver may take: what it answers is written down within the rest. */
const PATIENCE = 0.7

const cursorSecret = (secret: string): string => createHmac('sha256', secret).update('cursors').digest('hex')

/** Starts infrastructure: its subgraph, and its background work unless that is left to other processes. */
export async function start(env: NodeJS.ProcessEnv): Promise<Running> {
  const settings: InfrastructureSettings = readEnv(infrastructureSettings, env)
  const log = createLog('infrastructure', settings.LOG_LEVEL)
  const clock = systemClock
  const metrics = createMetrics('infrastructure')
  const database = createDatabase({
    url: settings.DATABASE_URL,
    applicationName: 'perennial-infrastructure',
    log,
    max: settings.DATABASE_CONNECTIONS,
    onStatement: metrics.statement,
  })
  if (settings.NODE_ENV === 'production')
    log.warn('the hardware is simulated: nothing that is ordered exists outside of the database')
  const closing = new AbortController()
  const rules = rulesOf(settings)
  const simulated = createSimulatedDriver({ database, clock, settings: simulatorOf(settings) })
  const actions = createActions({
    database,
    clock,
    ids: createIds(clock),
    driver: createImpatientDriver(simulated, rules.lease * PATIENCE),
    log,
    measures: createMeasures(metrics),
    rules,
    closing: closing.signal,
  })
  const [eventsSecret = ''] = settings.EVENTS_SECRETS
  const delivery = createDelivery({
    database,
    source: SOURCE,
    destinations: { [BILLING]: settings.BILLING_EVENTS_URL },
    secret: eventsSecret,
    clock,
    log,
    metrics,
  })
  const worker = settings.BACKGROUND_WORK
    ? await startWorker({
        database,
        jobs: createJobs(actions, () => forgetChanges(database, new Date(clock.now().getTime() - KEPT))),
        crontab,
        concurrency: settings.TASKS_AT_ONCE,
        log,
      })
    : undefined
  // What a process that was killed left lying does not wait for the next minute.
  if (worker) await actions.rescueTasks()
  const wakeUps = createWakeUps({ url: settings.DATABASE_URL, applicationName: 'perennial-infrastructure', log })
  const [signing = '', ...accepted] = settings.IDENTITY_SECRETS
  const changes = createChangeFeed({
    kinds: RESOURCE_CHANGES,
    database,
    wakeUps,
    cursorSecrets: [cursorSecret(signing), ...accepted.map(cursorSecret)],
  })
  const subgraph = await startSubgraph<InfrastructureContext>({
    name: 'infrastructure',
    sdl: join(__dirname, '..', '..', 'schema', 'infrastructure.graphql'),
    resolvers,
    host: settings.HOST,
    port: settings.PORT,
    verify: createIdentityVerifier({ audience: 'infrastructure', secrets: settings.IDENTITY_SECRETS, clock }),
    createContext: request => createContext(request, { database, changes }),
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
  if (worker) delivery.start()

  return {
    url: subgraph.url,
    async close() {
      closing.abort()
      await subgraph.close()
      await wakeUps.close()
      await worker?.close()
      await delivery.close()
      await database.close()
    },
  }
}

if (require.main === module)
  void runProcess(() => start(process.env), createLog('infrastructure', process.env['LOG_LEVEL'] ?? 'info'))
