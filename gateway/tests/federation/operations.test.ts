import { buildClientSchema, getIntrospectionQuery, introspectionFromSchema, printSchema } from 'graphql'
import type { IntrospectionQuery } from 'graphql'
import { describeGraph, fed2 } from './federate'

let total = 0

describeGraph(
  'a mutation',
  {
    a: {
      sdl: fed2(
        'type Query { total: Int } type Mutation { add(n: Int!): Int! make(name: String!): Thing } type Thing @key(fields: "id") { id: ID! name: String }',
      ),
      resolvers: {
        Query: { total: () => total },
        Mutation: {
          add: (_: unknown, { n }: { n: number }) => (total += n),
          make: (_: unknown, { name }: { name: string }) => ({ id: String(total), name }),
        },
      },
    },
    b: {
      sdl: fed2(
        'type Mutation { multiply(by: Int!): Int! fail: Int } type Thing @key(fields: "id") { id: ID! label: String }',
      ),
      resolvers: {
        Mutation: {
          multiply: (_: unknown, { by }: { by: number }) => (total *= by),
          fail: () => {
            throw new Error('no')
          },
        },
        Thing: { label: ({ id }: { id: string }) => `thing at ${id}` },
      },
    },
  },
  graph => {
    beforeEach(() => {
      total = 0
    })

    it('does one after the other, whichever subgraph is asked', async () => {
      expect(await graph().ask('mutation { five: add(n: 5) ten: multiply(by: 2) twelve: add(n: 2) }')).toEqual({
        data: { five: 5, ten: 10, twelve: 12 },
      })
    })

    it('goes on after one that failed', async () => {
      const { data, errors } = await graph().ask('mutation { add(n: 1) fail multiply(by: 3) }')
      expect({ data, paths: errors?.map(({ path }) => path) }).toEqual({
        data: { add: 1, fail: null, multiply: 3 },
        paths: [['fail']],
      })
    })

    it('shows of what it made fields of other subgraphs as they are then', async () => {
      expect(
        await graph().ask('mutation { a: make(name: "x") { name label } add(n: 1) b: make(name: "y") { label } }'),
      ).toEqual({
        data: { a: { name: 'x', label: 'thing at 0' }, add: 1, b: { label: 'thing at 1' } },
      })
    })
  },
)

const links = {
  a: 'type Query { item: Item } type Item @key(fields: "id") { id: ID! price: Int }',
  b: 'type Item @key(fields: "id") { id: ID! price: Int @external dear: Boolean @requires(fields: "price") plain: String }',
}

describeGraph(
  'what a condition leaves out',
  {
    a: { sdl: fed2(links.a), resolvers: { Query: { item: () => ({ id: '1', price: 9 }) } } },
    b: {
      sdl: fed2(links.b),
      resolvers: { Item: { dear: ({ price }: { price: number }) => price > 5, plain: () => 'plain' } },
    },
  },
  graph => {
    const query =
      'query ($yes: Boolean = false, $no: Boolean!) { item { id dear @include(if: $yes) ... @skip(if: $no) { plain } } }'

    it.each([
      [
        { yes: true, no: false },
        { id: '1', dear: true, plain: 'plain' },
      ],
      [
        { yes: true, no: true },
        { id: '1', dear: true },
      ],
      [{ no: false }, { id: '1', plain: 'plain' }],
      [{ no: true }, { id: '1' }],
    ])('by variables %j is not in the answer', async (variables, item) => {
      expect(await graph().ask(query, variables)).toEqual({ data: { item } })
    })

    it('by a constant is asked for nowhere', async () => {
      expect(
        await graph().ask(
          '{ item { id @skip(if: true) price ...more @include(if: false) } } fragment more on Item { plain }',
        ),
      ).toEqual({ data: { item: { price: 9 } } })
      expect(graph().calls()).toHaveLength(1)
    })

    it('may be everything', async () => {
      expect(await graph().ask('{ item @skip(if: true) { id } }')).toEqual({ data: {} })
    })
  },
)

describeGraph('introspection', { a: { sdl: fed2(links.a) }, b: { sdl: fed2(links.b) } }, graph => {
  it('tells what clients may ask, and nothing of subgraphs', async () => {
    const { data } = await graph().ask(getIntrospectionQuery())
    const schema = buildClientSchema(data as IntrospectionQuery)
    expect(printSchema(schema)).not.toMatch(/join__|_entities|_Any|federation/)
    expect(
      Object.keys(introspectionFromSchema(schema).__schema.types.find(({ name }) => name === 'Item') ?? {}),
    ).toContain('fields')
    expect(graph().calls()).toEqual([])
  })

  it('stands beside data', async () => {
    expect(await graph().ask('{ item { id } __type(name: "Item") { name } }')).toEqual({
      data: { item: null, __type: { name: 'Item' } },
    })
  })
})

const nodes = (known: string, other: string) =>
  fed2(`type Query { node(id: ID!): Node @shareable ${known.toLowerCase()}: ${known} } interface Node { id: ID! }
    type ${known} implements Node @key(fields: "id") { id: ID! name: String }
    type ${other} implements Node @key(fields: "id") { id: ID! @external ${known.toLowerCase()}s: [${known}] }`)

describeGraph(
  'a graph in which a root’s interface cannot be answered by any one subgraph',
  {
    a: {
      sdl: nodes('Chat', 'Account'),
      resolvers: {
        Query: {
          node: (_: unknown, { id }: { id: string }) => ({
            __typename: id === 'c' ? 'Chat' : 'Account',
            id,
            name: `node ${id}`,
          }),
          chat: () => ({ id: 'c' }),
        },
        Account: { chats: () => [{ id: 'c' }] },
      },
    },
    b: {
      sdl: nodes('Account', 'Chat'),
      resolvers: {
        Query: {
          node: (_: unknown, { id }: { id: string }) => ({
            __typename: id === 'c' ? 'Chat' : 'Account',
            id,
            name: `node ${id}`,
          }),
          account: () => ({ id: 'a' }),
        },
        Chat: { accounts: () => [{ id: 'a' }] },
      },
    },
  },
  graph => {
    it('answers what can be answered', async () => {
      expect(
        await graph().ask(
          '{ a: node(id: "a") { __typename ... on Account { name } } c: node(id: "c") { ... on Chat { name } } account { chats { id } } }',
        ),
      ).toEqual({
        data: {
          a: { __typename: 'Account', name: 'node a' },
          c: { name: 'node c' },
          account: { chats: [{ id: 'c' }] },
        },
      })
    })

    it('refuses what cannot, and asks nobody', async () => {
      const { data, errors } = await graph().ask('{ node(id: "a") { id } }')
      expect({ data, failed: errors?.length }).toEqual({ data: undefined, failed: 1 })
      expect(graph().calls()).toEqual([])
    })
  },
)

const marked = (
  field: string,
  byDefault: string,
) => `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@composeDirective"])
  @link(url: "https://perennial.example/trace/v1.0", import: ["@trace"]) @composeDirective(name: "@trace")
  directive @trace(level: Level!${byDefault}) on FIELD | FRAGMENT_SPREAD enum Level { LOW HIGH } type Query { ${field}: String }`

describeGraph(
  'a directive for operations that subgraphs have composed',
  {
    a: { sdl: marked('a', ''), resolvers: { Query: { a: () => 'a' } } },
    b: { sdl: marked('b', ' = LOW'), resolvers: { Query: { b: () => 'b' } } },
  },
  graph => {
    it('may be used by clients, and goes to the subgraphs', async () => {
      expect(
        await graph().ask('query ($level: Level!) { a @trace b @trace(level: $level) }', { level: 'HIGH' }),
      ).toEqual({
        data: { a: 'a', b: 'b' },
      })
      expect(
        graph()
          .calls()
          .map(({ query }) => query.includes('@trace')),
      ).toEqual([true, true])
    })

    it('is refused with arguments that it does not have', async () => {
      expect(await graph().ask('{ a @trace(level: LOUD) }')).toMatchObject({
        errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
      })
    })
  },
)
