import { join } from 'node:path'
import pino from 'pino'
import { z } from 'zod'
import { DEMO_ACCOUNT_ID } from '../../shared/domain/ids'
import { systemClock } from '../../shared/runtime/clock'
import { IDENTITY_HEADER, createIdentityVerifier, signIdentity } from '../../shared/runtime/identity'
import { createMetrics } from '../../shared/runtime/metrics'
import { startSubgraph } from '../../shared/runtime/subgraph'
import { createContext } from '../context'
import { plain } from '../domain/numeral'
import { resolvers } from '../resolvers/index'
import { createPublishedCache } from '../store/loaders'
import type { TestCatalog } from './catalogDatabase'

const secret = 'the secret of the gateway'

const answer = z.object({
  data: z.unknown().transform(plain),
  errors: z.array(z.object({ message: z.string(), extensions: z.object({ code: z.string() }) })).optional(),
})
type Answer = z.infer<typeof answer>

/** The catalog's subgraph over HTTP, asked as the gateway asks it. */
export interface TestGraph {
  readonly url: string
  ask(query: string, variables?: object, scopes?: readonly string[]): Promise<Answer>
  close(): Promise<void>
}

export async function testGraph({ database, clock }: TestCatalog): Promise<TestGraph> {
  const cache = createPublishedCache()
  const server = await startSubgraph({
    name: 'catalog',
    sdl: join(__dirname, '..', '..', '..', 'schema', 'catalog.graphql'),
    resolvers,
    host: '127.0.0.1',
    port: 0,
    verify: createIdentityVerifier({ audience: 'catalog', secrets: [secret], clock: systemClock }),
    createContext: request => createContext(request, { database, cache, clock, cursorSecrets: ['cursors'] }),
    ready: () => Promise.resolve(),
    log: pino({ level: 'silent' }),
    metrics: createMetrics('catalog'),
  })
  return {
    url: server.url,
    async ask(query, variables = {}, scopes = ['catalog:read']) {
      const body = JSON.stringify({ query, variables })
      const identity = {
        audience: 'catalog',
        accountId: DEMO_ACCOUNT_ID,
        role: 'account',
        scopes,
        requestId: 'r',
      } as const
      const response = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          [IDENTITY_HEADER]: signIdentity(identity, body, secret, new Date()),
        },
        body,
      })
      return answer.parse(await response.json())
    },
    close: () => server.close(),
  }
}
