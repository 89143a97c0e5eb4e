import type { ApolloServerOptionsWithGateway } from '@apollo/server'
import { GraphQLError } from 'graphql'
import { messageOf } from '../subgraphs/failure'
import type { RequestContext } from './requestContext'

export type GatewayInterface = ApolloServerOptionsWithGateway<RequestContext>['gateway']

/** Runs a planned operation over the subgraphs. */
export type Executor = NonNullable<Awaited<ReturnType<GatewayInterface['load']>>['executor']>

/** How many values that do not fit are reported at most. */
const reported = 20

const pathOf = (error: unknown): readonly (string | number)[] | undefined =>
  error instanceof GraphQLError ? error.path : undefined

/**
 * Apollo's executor, put right in one point: where a subgraph gave a value that the schema forbids, and no error, it
 * says so in an extension with the schema's words; GraphQL wants an error for each null that it makes of one.
 */
export function createExecutor(apollo: Executor): Executor {
  return async request => {
    const { extensions, ...result } = await apollo(request)
    const invalid: unknown = extensions?.['valueCompletion']
    if (!Array.isArray(invalid)) return result
    const errors = invalid.slice(0, reported).map(error => {
      const code = 'SUBGRAPH_INVALID_RESPONSE'
      return new GraphQLError(messageOf(code), { path: pathOf(error) ?? null, extensions: { code } })
    })
    return { ...result, errors: [...(result.errors ?? []), ...errors] }
  }
}
