import type { GraphQLError, GraphQLFormattedError } from 'graphql'
import type { Log } from '../../services/shared/runtime/log'
import { isShown, maskError } from '../graph/maskError'

export interface ShownErrors {
  show(error: GraphQLFormattedError, requestId: string): GraphQLFormattedError
  /** Of something that was executed: what a client may not know is logged, once. */
  showResult(errors: readonly GraphQLError[], requestId: string): GraphQLFormattedError[]
}

/** Says of errors what a client may know. */
export function createShownErrors({
  production,
  log,
}: {
  readonly production: boolean
  readonly log: Log
}): ShownErrors {
  const show: ShownErrors['show'] = (error, requestId) => {
    const { extensions, ...shown } = maskError(error, production)
    return { ...shown, extensions: { ...extensions, requestId } }
  }
  /** A subgraph has logged its own. */
  const logMasked = (error: GraphQLError, requestId: string): void => {
    if (!isShown(error) && error.extensions['service'] === undefined)
      log.error({ err: error.originalError ?? error, requestId, path: error.path }, 'a request failed')
  }
  return {
    show,
    showResult: (errors, requestId) =>
      errors.map(error => {
        logMasked(error, requestId)
        return show(error.toJSON(), requestId)
      }),
  }
}
