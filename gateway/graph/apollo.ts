import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { maskError } from './maskError'
import { quietLogger } from './quietLogger'
import type { RequestContext } from './requestContext'
import type { TransportPluginOptions } from './transportPlugin'
import { transportPlugin } from './transportPlugin'

export interface ApolloOptions extends TransportPluginOptions {
  readonly production: boolean
}

/** Apollo Server over the current graph, as a transport; nothing of it reports to anybody. */
export async function startApollo(options: ApolloOptions): Promise<ApolloServer<RequestContext>> {
  const { graph, production, log } = options
  const server = new ApolloServer<RequestContext>({
    gateway: graph.gateway,
    nodeEnv: production ? 'production' : 'development',
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    documentStore: null,
    stringifyResult: JSON.stringify,
    logger: quietLogger(log),
    formatError: error => maskError(error, production),
    plugins: [
      transportPlugin(options),
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
