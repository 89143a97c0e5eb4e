import {
  ApolloClient,
  ApolloLink,
  CombinedGraphQLErrors,
  HttpLink,
  InMemoryCache,
  Observable,
  ServerError,
} from '@apollo/client'
import { SetContextLink } from '@apollo/client/link/context'
import { ErrorLink } from '@apollo/client/link/error'
import { RetryLink } from '@apollo/client/link/retry'
import { GraphQLWsLink } from '@apollo/client/link/subscriptions'
import { OperationTypeNode } from 'graphql'
import { createClient as createEvents } from 'graphql-ws'
import type { UserManager } from 'oidc-client-ts'
import type { ResourceStateFragment } from './generated/graphql'

const resourceTypes: ResourceStateFragment['__typename'][] = [
  'Server',
  'Domain',
  'WebHosting',
  'Mailbox',
  'Instance',
  'PhoneLine',
]

/** Statuses after which the same request may succeed: nothing, or nothing whole, was heard from the graph. */
const passing = new Set([408, 429, 502, 503, 504])

const cannotBeTrusted = (error: unknown): boolean =>
  (ServerError.is(error) && error.statusCode === 401) ||
  (CombinedGraphQLErrors.is(error) && error.errors.some(one => one.extensions?.['code'] === 'UNAUTHENTICATED'))

export function createClient(users: UserManager): ApolloClient {
  const identify = new SetContextLink(async previous => {
    const user = await users.getUser()
    return user ? { headers: { ...previous.headers, authorization: `Bearer ${user.access_token}` } } : {}
  })

  // The token was refused: a new one and once more, or the person signs in again.
  const renewToken = new ErrorLink(({ error, operation, forward }) => {
    if (!cannotBeTrusted(error) || operation.getContext()['renewed'] === true) return
    operation.setContext({ renewed: true })
    return new Observable(observer => {
      users
        .signinSilent()
        .then(user => {
          if (!user) throw error
          forward(operation).subscribe(observer)
        })
        .catch((refused: unknown) => {
          void users.removeUser()
          observer.error(refused)
        })
    })
  })

  // Mutations too: their idempotency key makes the second request give the first one's answer.
  const retry = new RetryLink({
    delay: { initial: 400, max: 3000, jitter: true },
    attempts: {
      max: 3,
      retryIf: error => (ServerError.is(error) ? passing.has(error.statusCode) : !CombinedGraphQLErrors.is(error)),
    },
  })

  // Opened with the first subscription, closed after the last; a token that has expired meanwhile is a new one by then.
  const events = createEvents({
    url: new URL('/graphql', location.origin.replace(/^http/, 'ws')).href,
    connectionParams: async () => ({ Authorization: `Bearer ${(await users.getUser())?.access_token ?? ''}` }),
  })

  return new ApolloClient({
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      new GraphQLWsLink(events),
      ApolloLink.from([renewToken, retry, identify, new HttpLink({ uri: '/graphql' })]),
    ),
    cache: new InMemoryCache({
      possibleTypes: { Resource: resourceTypes },
      typePolicies: {
        // A list and a page ask for different parts of these; the newer answer stands, parts are never mixed.
        UpcomingInvoice: { merge: false },
        Service: { fields: { nextInvoice: { merge: false }, availableActions: { merge: false } } },
      },
    }),
    clientAwareness: { name: 'perennial-manager' },
  })
}
