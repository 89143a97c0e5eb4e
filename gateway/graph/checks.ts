import type { ApolloServerPlugin } from '@apollo/server'
import { GraphQLError, getVariableValues } from 'graphql'
import type { CurrentGraph } from './currentGraph'
import type { ForbiddenField } from './forbidden'
import { forbiddenField } from './forbidden'
import type { RequestContext } from './requestContext'
import type { ScopeRule } from './access'

/** How many wrong variables are looked for before giving up. */
const maxErrors = 10

const refuse = (code: string, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code, http: { status: 400 } } })

const wordsOf = (rule: ScopeRule): string => rule.map(all => all.join(' and ')).join(', or ')

const forbidden = ({ coordinate, path, rule }: ForbiddenField): GraphQLError =>
  new GraphQLError(`This token may not select ${coordinate}: it lacks the scope ${wordsOf(rule)}.`, {
    path,
    extensions: { code: 'FORBIDDEN', coordinate, requiredScopes: rule, http: { status: 403 } },
  })

/** What must hold before anything is executed: an operation that is there, variables that fit, scopes that reach. */
export function checksPlugin(graph: CurrentGraph): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ schema, document, operation, request, contextValue }) => {
        if (!operation)
          throw refuse(
            'OPERATION_RESOLUTION_FAILURE',
            'The document has no such operation, or more than one and no name was given.',
          )
        const { coerced, errors } = getVariableValues(
          schema,
          operation.variableDefinitions ?? [],
          request.variables ?? {},
          { maxErrors },
        )
        const [wrong] = errors ?? []
        if (wrong) throw refuse('BAD_USER_INPUT', wrong.message)
        const { access } = graph.of(schema)
        const { scopes } = contextValue.principal
        const found = forbiddenField({ schema, document, operation, variables: coerced ?? {} }, access, scopes)
        if (found) throw forbidden(found)
      },
    }),
  }
}
