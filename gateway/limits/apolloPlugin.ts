import type { ApolloServerPlugin } from '@apollo/server'
import type { DocumentNode, GraphQLError } from 'graphql'
import { parse } from 'graphql'
import type { RequestContext } from '../graph/requestContext'
import { checkDocument } from './document'
import type { DocumentLimits, VariableLimits } from './settings'
import { checkVariables } from './variables'

/**
 * Refuses what is too large before Apollo Server validates it. A hook there cannot refuse (it would be a 500), so a
 * document that costs nothing takes the place of the refused one until a hook that can.
 */
export function limitsPlugin(document: DocumentLimits, variables: VariableLimits): ApolloServerPlugin<RequestContext> {
  const refused = new WeakMap<DocumentNode, GraphQLError>()
  return {
    requestDidStart: async () => ({
      validationDidStart: async context => {
        const refusal = checkDocument(context.document, document)
        if (!refusal) return
        const standIn = parse('{ __typename }')
        refused.set(standIn, refusal)
        Object.assign(context, { document: standIn })
      },
      didResolveOperation: async ({ document: resolved, request }) => {
        const refusal = refused.get(resolved) ?? checkVariables(request.variables ?? {}, variables)
        if (refusal) throw refusal
      },
    }),
  }
}
