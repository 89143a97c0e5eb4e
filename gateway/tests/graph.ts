import { composeServices } from '@apollo/composition'
import { GraphQLError, parse } from 'graphql'
import type { Caller } from '../../services/shared/runtime/identity'
import type { TestSubgraph } from './subgraph'
import { startTestSubgraph } from './subgraph'

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@requiresScopes", "@authenticated"])`

const shopSdl = `${link}
  type Query {
    book(id: ID!): Book @requiresScopes(scopes: [["services:read"]])
    books(first: Int): [Book!]! @requiresScopes(scopes: [["services:read"]])
    thing: Thing
    secret: String @requiresScopes(scopes: [["billing:read", "catalog:read"], ["services:write"]])
    me: String @authenticated
    fail(how: How!): String
    deep: Deep
  }
  type Mutation { rename(id: ID!, title: String!): Book! @requiresScopes(scopes: [["services:write"]]) }
  enum How { INTERNAL PUBLIC }
  interface Thing { id: ID! name: String }
  type Book implements Thing @key(fields: "id") { id: ID! name: String title: String! price: Int! @requiresScopes(scopes: [["billing:read"]]) }
  type Vault implements Thing @requiresScopes(scopes: [["services:write"]]) { id: ID! name: String }
  type Deep { deep: Deep here: Boolean! }
`

const stockSdl = `${link}
  type Query { warehouses: [String!] }
  type Book @key(fields: "id") { id: ID! stock: Stock }
  type Stock { count: Int! shelf: String shelves: [String!] }
`

const bookOf = (id: string) => ({ __typename: 'Book', id, name: `book ${id}`, title: `Title ${id}`, price: 12 })

const viewerIn = (context: unknown): string | undefined => (context as { caller?: Caller }).caller?.viewer.kind

export interface TestGraph {
  readonly shop: TestSubgraph
  readonly stock: TestSubgraph
  readonly supergraph: string
  close(): Promise<void>
}

/** @throws when they do not compose. */
export function compose(subgraphs: readonly Pick<TestSubgraph, 'name' | 'url' | 'typeDefs'>[]): string {
  const { supergraphSdl, errors } = composeServices(
    subgraphs.map(({ name, url, typeDefs }) => ({ name, url, typeDefs: parse(typeDefs) })),
  )
  if (!supergraphSdl) throw new Error(String(errors))
  return supergraphSdl
}

/** Books from a shop, and where they lie from a stock. */
export async function startTestGraph(): Promise<TestGraph> {
  const shop = await startTestSubgraph('shop', shopSdl, {
    Query: {
      book: (_: unknown, { id }: { id: string }) => (id === 'none' ? null : bookOf(id)),
      books: (_: unknown, { first }: { first?: number }) =>
        Array.from({ length: first ?? 3 }, (__, index) => bookOf(String(index + 1))),
      thing: () => bookOf('1'),
      secret: () => 'a secret',
      me: (_: unknown, __: unknown, context: unknown) => viewerIn(context),
      fail: (_: unknown, { how }: { how: string }) => {
        if (how === 'PUBLIC')
          throw new GraphQLError('The title is too long.', { extensions: { code: 'BAD_USER_INPUT', sql: 'select 1' } })
        throw new Error('relation "books" does not exist at /srv/shop/store.ts')
      },
      deep: () => ({}),
    },
    Mutation: { rename: (_: unknown, { id, title }: { id: string; title: string }) => ({ ...bookOf(id), title }) },
    Deep: { deep: () => ({}), here: () => true },
    Thing: { __resolveType: () => 'Book' },
    Book: { __resolveReference: ({ id }: { id: string }) => bookOf(id) },
  })
  const stock = await startTestSubgraph('stock', stockSdl, {
    Query: { warehouses: () => ['north'] },
    Book: {
      __resolveReference: ({ id }: { id: string }) => ({ id }),
      stock: ({ id }: { id: string }) => ({ count: Number(id), shelf: `shelf ${id}`, shelves: ['a', 'b'] }),
    },
  })
  return {
    shop,
    stock,
    supergraph: compose([shop, stock]),
    close: async () => void (await Promise.all([shop.close(), stock.close()])),
  }
}
