import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import type { Log } from '../../services/shared/runtime/log'
import type { GatewayMetrics } from '../metrics'
import { limitsPlugin } from '../limits/apolloPlugin'
import type { DocumentLimits, VariableLimits } from '../limits/settings'
import { checksPlugin } from './checks'
import type { CurrentGraph } from './currentGraph'
import { maskError } from './maskError'
import { quietLogger } from './quietLogger'
import { recordPlugin } from './recordPlugin'
import type { RequestContext } from './requestContext'

export interface ApolloOptions {
  readonly graph: CurrentGraph
  readonly production: boolean
  readonly maxTokens: number
  readonly limits: { readonly document: DocumentLimits; readonly variables: VariableLimits }
  readonly log: Log
  readonly metrics: GatewayMetrics
}

/** How many fields an operation may select once its fragments are spread. */
const maxSelections = 10_000

/** How many validation errors are looked for. */
const maxErrors = 20

/** Apollo Server over the current graph: parses, validates and shapes; nothing of it reports to anybody. */
export async function startApollo(options: ApolloOptions): Promise<ApolloServer<RequestContext>> {
  const { graph, production, maxTokens, limits, log, metrics } = options
  const server = new ApolloServer<RequestContext>({
    gateway: graph.gateway,
    nodeEnv: production ? 'production' : 'development',
    introspection: !production,
    hideSchemaDetailsFromClientErrors: production,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens },
    maxRecursiveSelections: maxSelections,
    validationOptions: { maxErrors },
    logger: quietLogger(log),
    formatError: error => maskError(error, production),
    plugins: [
      limitsPlugin(limits.document, limits.variables),
      checksPlugin(graph),
      recordPlugin({ log, metrics }),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  })
  await server.start()
  return server
}
