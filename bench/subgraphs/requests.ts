import { IDENTITY_HEADER, signer } from './identity'

export const SECRET = 'a-secret-of-the-bench'
export const SIZE = { accounts: 20, servicesOfEach: 50 } as const

/** The subgraphs in memory number their ids: the lane, the beginning of 2026, and the number. */
function idOf(prefix: 'acc' | 'svc', account: number, number: number): string {
  const began = BigInt(Date.parse('2026-01-01T00:00:00.000Z'))
  const bits = (BigInt(account % 1024) << 118n) | (began << 70n) | BigInt(number)
  return `${prefix}_${bits.toString(16).padStart(32, '0')}`
}

const accountId = (account: number): string => idOf('acc', account, account)

const page = `query Page($first: Int, $accountId: ID) { services(first: $first, accountId: $accountId) { nodes {
  __typename id displayName universe
  contract {
    state autoRenew currentPeriod { from to } engagement { endsOn } plan { __typename id } price { amount currency }
  }
  nextInvoice { date lines { label from to amount { amount currency } } net { amount } tax { amount } gross { amount currency } }
  availableActions { action enabled reason deadline }
} } }`

const servers = `query Servers($representations: [_Any!]!) { _entities(representations: $representations) { ... on Service {
  server { state power datacenter { code } ip { address reverse } currentTask { kind progress } observedAt }
} } }`

/** What is asked of a subgraph, as a gateway asks it for a page of 50 services. */
export interface Shape {
  readonly subgraph: 'billing' | 'infrastructure'
  readonly title: string
  readonly query: string
  variables(account: number): object
}

export const shapes: readonly Shape[] = [
  {
    subgraph: 'billing',
    title: '50 services from billing’s root field',
    query: page,
    variables: account => ({ first: SIZE.servicesOfEach, accountId: accountId(account) }),
  },
  {
    subgraph: 'infrastructure',
    title: '50 entities from infrastructure',
    query: servers,
    variables: account => ({
      representations: Array.from({ length: SIZE.servicesOfEach }, (_, service) => ({
        __typename: 'Service',
        id: idOf('svc', account, account * 1000 + service),
      })),
    }),
  },
]

/** A body and how to send it again and again, each time signed anew. */
export interface Prepared {
  readonly body: Buffer
  request(): Buffer
}

export function prepare({ subgraph, query, variables }: Shape, account: number): Prepared {
  const body = Buffer.from(JSON.stringify({ query, variables: variables(account) }))
  const sign = signer(subgraph, accountId(account), SECRET)
  const head = `POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n`
  return {
    body,
    request: () => Buffer.concat([Buffer.from(`${head}${IDENTITY_HEADER}: ${sign(body)}\r\n\r\n`), body]),
  }
}
