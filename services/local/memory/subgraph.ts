/**
 * A subgraph over data in memory.
 * Its schema and resolvers are the real ones; what is served can be compared with other ways to serve the same.
 */
import { join } from 'node:path'
import { z } from 'zod'
import { systemClock } from '../../shared/runtime/clock'
import { readEnv } from '../../shared/runtime/env'
import { createIdentityVerifier } from '../../shared/runtime/identity'
import { createLog } from '../../shared/runtime/log'
import type { Running } from '../../shared/runtime/process'
import { runProcess } from '../../shared/runtime/process'
import { apollo } from './servers/apollo'
import { bare } from './servers/bare'
import { ours } from './servers/ours'
import { plain } from './servers/plain'
import type { Serve } from './servers/serving'
import { billing } from './stores/billing'
import { catalog } from './stores/catalog'
import { infrastructure } from './stores/infrastructure'
import { createWorld } from './stores/world'

const settings = z.object({
  HOST: z.string().default('127.0.0.1'),
  /** 0 takes a free one. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  LOG_LEVEL: z.string().default('info'),
  IDENTITY_SECRETS: z
    .string()
    .default('secret-of-what-is-in-memory')
    .transform(text => text.split(',')),
  ACCOUNTS: z.coerce.number().int().positive().default(1_000),
  SERVICES_OF_EACH: z.coerce.number().int().positive().max(1_000).default(50),
})

/** The subgraph by the real code, Apollo Server, graphql-js alone, and no GraphQL at all. */
const servers: Readonly<Record<string, Serve>> = { ours, apollo, plain, bare }

async function start([name = '', server = 'ours']: readonly string[], env: NodeJS.ProcessEnv): Promise<Running> {
  const { HOST, PORT, LOG_LEVEL, IDENTITY_SECRETS, ACCOUNTS, SERVICES_OF_EACH } = readEnv(settings, env)
  const clock = systemClock
  const log = createLog(name, LOG_LEVEL)
  const world = createWorld({ accounts: ACCOUNTS, servicesOfEach: SERVICES_OF_EACH }, clock.now())
  const subgraphs = {
    billing: () => billing(world, clock, log),
    infrastructure: () => infrastructure(world),
    catalog: () => catalog(clock),
  }
  const make = name === 'billing' || name === 'infrastructure' || name === 'catalog' ? subgraphs[name] : undefined
  const serve = servers[server]
  if (!make || !serve)
    throw new TypeError(`memory -- ${Object.keys(subgraphs).join('|')} ${Object.keys(servers).join('|')}`)
  return serve({
    subgraph: make(),
    sdl: join(__dirname, '..', '..', '..', 'schema', `${name}.graphql`),
    world,
    clock,
    host: HOST,
    port: PORT,
    verify: createIdentityVerifier({ audience: name, secrets: IDENTITY_SECRETS, clock }),
    log,
  })
}

void runProcess(
  () => start(process.argv.slice(2), process.env),
  createLog('memory', process.env['LOG_LEVEL'] ?? 'info'),
)
