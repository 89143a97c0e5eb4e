import type { ApolloServerPlugin } from '@apollo/server'
import type { Log } from '../../services/shared/runtime/log'
import type { GatewayMetrics, RequestOutcome } from '../metrics'
import { isShown } from './maskError'
import type { RequestContext } from './requestContext'

interface Recorder {
  readonly log: Log
  readonly metrics: GatewayMetrics
}

/** One line in the log and one count for each request; each masked error logged once; the request's id on each error. */
export function recordPlugin({ log, metrics }: Recorder): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => {
      const started = performance.now()
      return {
        didEncounterErrors: async ({ errors, contextValue: { requestId } }) => {
          for (const error of errors)
            if (!isShown(error) && error.extensions['service'] === undefined)
              log.error({ err: error.originalError ?? error, requestId, path: error.path }, 'a request failed')
        },
        willSendResponse: async ({ response, operation, contextValue: { requestId, fetches } }) => {
          const { body, http } = response
          if (body.kind !== 'single') return
          const { singleResult: result } = body
          if (result.errors)
            result.errors = result.errors.map(error => ({ ...error, extensions: { ...error.extensions, requestId } }))
          const outcome: RequestOutcome = result.data === undefined ? 'refused' : result.errors ? 'errors' : 'ok'
          const ms = performance.now() - started
          const name = operation?.name?.value
          // The name of an operation that was refused may be anything: it never becomes a label.
          metrics.request(outcome === 'refused' ? undefined : name, outcome, ms / 1000)
          log.info(
            {
              requestId,
              operation: name,
              kind: operation?.operation,
              outcome,
              status: http.status ?? 200,
              codes: result.errors?.map(error => error.extensions?.['code']),
              fetches,
              ms: Math.round(ms * 10) / 10,
            },
            'answered',
          )
        },
      }
    },
  }
}
