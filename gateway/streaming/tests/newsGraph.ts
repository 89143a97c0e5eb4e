import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GraphQLError } from 'graphql'
import pino from 'pino'
import { systemClock } from '../../../services/shared/runtime/clock'
import { createIdentityVerifier } from '../../../services/shared/runtime/identity'
import { createMetrics } from '../../../services/shared/runtime/metrics'
import type { Running } from '../../../services/shared/runtime/process'
import type { RequestContext } from '../../../services/shared/runtime/graphqlEndpoint'
import type { StreamEvent } from '../../../services/shared/runtime/subscriptionEndpoint'
import { startSubgraph } from '../../../services/shared/runtime/subgraph'
import type { TestGraph } from '../../tests/graph'
import { compose, startTestGraph } from '../../tests/graph'
import { freePort } from '../../tests/gateway'
import { secretOf } from '../../tests/subgraph'

const sdl = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requiresScopes"])
  type Query { newest: Int }
  type Subscription {
    news(shelf: String, after: String): News! @requiresScopes(scopes: [["services:read"]])
  }
  type News { number: Int! cursor: String! text: String reader: String book: Book! }
  type Book @key(fields: "id") { id: ID! }
`

interface News {
  readonly number: number
  readonly shelf: string
  readonly text: string
}

/** The books' graph with a subgraph that tells news about them, from a list that outlives its process. */
export interface NewsGraph extends TestGraph {
  readonly env: NodeJS.ProcessEnv
  /** Something happens: to book n, n being its number. */
  happen(shelf?: string, text?: string): void
  readonly subscribers: () => number
  stopNews(): Promise<void>
  startNews(): Promise<void>
}

export async function startNewsGraph(): Promise<NewsGraph> {
  const graph = await startTestGraph()
  const directory = mkdtempSync(join(tmpdir(), 'perennial-news-'))
  const file = join(directory, 'news.graphql')
  writeFileSync(file, sdl)
  const port = await freePort()
  const news: News[] = []
  const waiting = new Set<() => void>()
  let open = 0
  let running: Running | undefined

  async function* told(
    from: number,
    shelf: string | null | undefined,
    signal: AbortSignal,
  ): AsyncGenerator<StreamEvent<News>> {
    open++
    try {
      let position = from
      yield { id: String(position) }
      while (!signal.aborted) {
        for (const one of news.slice(position)) {
          position = one.number
          if (!shelf || one.shelf === shelf) yield { id: String(position), value: one }
        }
        await new Promise<void>(resolve => {
          waiting.add(resolve)
          signal.addEventListener('abort', () => resolve(), { once: true })
        })
      }
    } finally {
      open--
    }
  }

  const startNews = async (): Promise<void> => {
    running = await startSubgraph<RequestContext>({
      name: 'news',
      sdl: file,
      host: '127.0.0.1',
      port,
      verify: createIdentityVerifier({ audience: 'news', secrets: [secretOf('news')], clock: systemClock }),
      createContext: request => ({ ...request, close: async () => undefined }),
      ready: async () => undefined,
      log: pino({ level: 'silent' }),
      metrics: createMetrics('news'),
      resolvers: {
        Query: { newest: () => news.length },
        Subscription: {
          news: {
            subscribe: (
              _: unknown,
              { shelf, after }: { shelf?: string; after?: string },
              { subscription }: RequestContext,
            ) => {
              if (!subscription) throw new TypeError('nobody subscribes')
              if (shelf === 'secret')
                throw new GraphQLError('There is no such shelf.', { extensions: { code: 'NOT_FOUND' } })
              const { lastEventId = after ?? String(news.length), signal } = subscription
              return told(Number(lastEventId), shelf, signal)
            },
            resolve: (one: News) => one,
          },
        },
        News: {
          cursor: ({ number }: News) => String(number),
          reader: (_: News, __: unknown, { viewer }: RequestContext) =>
            viewer.kind === 'account' ? viewer.accountId : viewer.kind,
          book: ({ number }: News) => ({ id: String(number) }),
        },
      },
    })
  }
  await startNews()
  const stopNews = async (): Promise<void> => {
    await running?.close()
    running = undefined
  }
  const { shop, stock } = graph
  return {
    ...graph,
    supergraph: compose([shop, stock, { name: 'news', url: `http://127.0.0.1:${port}/graphql`, typeDefs: sdl }]),
    env: { NEWS_URL: `http://127.0.0.1:${port}/graphql`, NEWS_IDENTITY_SECRET: secretOf('news') },
    happen(shelf = 'a', text = '') {
      news.push({ number: news.length + 1, shelf, text })
      for (const wake of waiting) wake()
      waiting.clear()
    },
    subscribers: () => open,
    stopNews,
    startNews,
    close: async () => {
      await stopNews()
      await graph.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
