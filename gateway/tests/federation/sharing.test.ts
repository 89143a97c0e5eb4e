import { describeGraph, fed2, lookUp } from './federate'

const never = () => {
  throw new Error('nobody should ask this')
}

describeGraph(
  'fields that a root provides',
  {
    reviews: {
      sdl: fed2(`type Query { best: Review } type Review { product: Product @provides(fields: "name maker { city }") others: [Item] @provides(fields: "... on Product { name }") }
        union Item = Product | Voucher type Voucher { code: String }
        type Product @key(fields: "id") { id: ID! name: String @external maker: Maker @external } type Maker @external { city: String }`),
      resolvers: {
        Query: {
          best: () => {
            const product = { __typename: 'Product', id: '1', name: 'chair', maker: { city: 'Lyon' } }
            return { product, others: [product, { __typename: 'Voucher', code: 'x' }] }
          },
        },
      },
    },
    products: {
      sdl: fed2(
        `type Query { product: Product } type Product @key(fields: "id") { id: ID! name: String @shareable maker: Maker @shareable price: Int } type Maker @shareable { city: String zip: String }`,
      ),
      resolvers: {
        Query: { product: () => ({ id: '2' }) },
        Product: {
          __resolveReference: ({ id }: { id: string }) => ({ id, price: 7 }),
          name: () => 'owned',
          maker: () => ({ zip: '69000' }),
        },
      },
    },
  },
  graph => {
    it('are taken from there, without another call', async () => {
      expect(
        await graph().ask('{ best { product { name maker { city } } others { ... on Product { name } } } }'),
      ).toEqual({
        data: { best: { product: { name: 'chair', maker: { city: 'Lyon' } }, others: [{ name: 'chair' }, {}] } },
      })
      expect(graph().calls()).toHaveLength(1)
    })

    it('are asked there only when the client asks for them', async () => {
      await graph().ask('{ best { product { id } } }')
      expect(graph().calls()[0]?.query).not.toContain('name')
    })

    it('come with others that the owner adds', async () => {
      expect(await graph().ask('{ best { product { name price maker { zip } } } }')).toEqual({
        data: { best: { product: { name: 'chair', price: 7, maker: { zip: '69000' } } } },
      })
    })

    it('are the owner’s elsewhere', async () => {
      expect(await graph().ask('{ product { name } }')).toEqual({ data: { product: { name: 'owned' } } })
    })
  },
)

describeGraph(
  'a field that moves to another subgraph',
  {
    old: {
      sdl: fed2(
        'type Query { post: Post } type Post @key(fields: "id") { id: ID! title: String likes: Int author: String }',
      ),
      resolvers: {
        Query: { post: () => ({ id: '1', title: never, author: 'Ada' }) },
        Post: { title: never, likes: never },
      },
    },
    fresh: {
      sdl: fed2(`type Post @key(fields: "id") { id: ID! title: String @override(from: "old") likes: Int @override(from: "old") @requires(fields: "author")
        author: String @external byline: String @override(from: "gone") }`),
      resolvers: {
        Post: {
          title: () => 'new',
          likes: ({ author }: { author: string }) => author.length,
          byline: () => 'by nobody',
        },
      },
    },
  },
  graph => {
    it('is asked for there and never again where it was', async () => {
      expect(await graph().ask('{ post { title } }')).toEqual({ data: { post: { title: 'new' } } })
    })

    it('may need others of where it was', async () => {
      expect(await graph().ask('{ post { likes } }')).toEqual({ data: { post: { likes: 3 } } })
    })

    it('may come from a subgraph that is not there any more', async () => {
      expect(await graph().ask('{ post { byline } }')).toEqual({ data: { post: { byline: 'by nobody' } } })
    })
  },
)

const shared = (fields: string) =>
  fed2(`type Query { product: Product @shareable } type Product @shareable { ${fields} }`)

describeGraph(
  'a root that several subgraphs share',
  {
    a: {
      sdl: shared('id: ID! name: Name').concat(' type Name @shareable { short: String }'),
      resolvers: { Query: { product: () => ({ id: '1', name: { short: 'ch' } }) } },
    },
    b: {
      sdl: shared('id: ID! name: Name price: Int').concat(' type Name @shareable { short: String long: String }'),
      resolvers: { Query: { product: () => ({ id: '1', price: 5, name: { long: 'chair' } }) } },
    },
    c: { sdl: shared('id: ID! stock: Int'), resolvers: { Query: { product: () => ({ id: '1', stock: 9 }) } } },
  },
  graph => {
    it('is put together from all that are needed', async () => {
      expect(await graph().ask('{ product { price stock } }')).toEqual({ data: { product: { price: 5, stock: 9 } } })
    })

    it('is asked of one when one knows all', async () => {
      await graph().ask('{ product { id } }')
      expect(graph().calls()).toHaveLength(1)
    })
  },
)

const items = [
  { id: '1', kind: 'OPEN' },
  { id: '2', kind: 'SECRET' },
]

describeGraph(
  'what clients do not see',
  {
    a: {
      sdl: fed2(`type Query { items: [Item] pet: Pet pets: [Pet!] hidden: String @inaccessible }
        type Item @key(fields: "id") { id: ID! kind: Kind cost: Int @inaccessible } enum Kind { OPEN SECRET @inaccessible }
        interface Pet { name: String } type Dog implements Pet { name: String } type Ghost implements Pet @inaccessible { name: String }`),
      resolvers: {
        Query: {
          items: () => items,
          pet: () => ({ __typename: 'Ghost', name: 'Boo' }),
          pets: () => [{ __typename: 'Dog', name: 'Rex' }, { __typename: 'Ghost' }],
        },
        Item: { cost: () => 4 },
      },
    },
    b: {
      sdl: fed2('type Item @key(fields: "id") { id: ID! cost: Int @external price: Int @requires(fields: "cost") }'),
      resolvers: { Item: { price: ({ cost }: { cost: number }) => cost * 2 } },
    },
  },
  graph => {
    it('cannot be asked for', async () => {
      for (const query of [
        '{ hidden }',
        '{ items { cost } }',
        '{ pet { ... on Ghost { name } } }',
        '{ __type(name: "Item") { fields { name } } ghost: __type(name: "Ghost") { name } }',
      ]) {
        const { data, errors } = await graph().ask(query)
        if (errors) expect(errors[0]?.extensions?.['code']).toBe('GRAPHQL_VALIDATION_FAILED')
        else
          expect(data).toEqual({
            __type: { fields: [{ name: 'id' }, { name: 'kind' }, { name: 'price' }] },
            ghost: null,
          })
      }
    })

    it('is there for fields that are computed from it', async () => {
      expect(await graph().ask('{ items { price } }')).toEqual({ data: { items: [{ price: 8 }, { price: 8 }] } })
    })

    it('is null without an error where null may be', async () => {
      expect(await graph().ask('{ items { kind } pet { name } }')).toEqual({
        data: { items: [{ kind: 'OPEN' }, { kind: null }], pet: null },
      })
    })

    it('is an error where null may not be', async () => {
      const { data, errors } = await graph().ask('{ pets { name } }')
      expect({ data, path: errors?.[0]?.path }).toEqual({ data: { pets: null }, path: ['pets', 1] })
    })
  },
)

const echo = (_: unknown, { in: given }: { in: unknown }) => JSON.stringify(given)

describeGraph(
  'inputs and enums that subgraphs know differently',
  {
    a: {
      sdl: fed2(
        'type Query { a(in: Filter): String colors: [Color] } input Filter { first: Int by: By } enum By { NAME DATE } enum Color { RED }',
      ),
      resolvers: { Query: { a: echo, colors: () => ['RED', 'BLUE'] } },
    },
    b: {
      sdl: fed2(
        'type Query { b(in: Filter): String more: [Color] } input Filter { first: Int after: ID by: By } enum By { NAME PRICE } enum Color { RED BLUE }',
      ),
      resolvers: { Query: { b: echo, more: () => ['RED', 'BLUE'] } },
    },
  },
  graph => {
    it('take what all of them know', async () => {
      const variables = { in: { first: 1, by: 'NAME' } }
      expect(await graph().ask('query ($in: Filter) { a(in: $in) b(in: { first: 2 }) }', variables)).toEqual({
        data: { a: '{"first":1,"by":"NAME"}', b: '{"first":2}' },
      })
    })

    it.each(['{ b(in: { after: "x" }) }', '{ b(in: { by: PRICE }) }'])(
      'refuse what one does not know: %s',
      async query => {
        const { data, errors } = await graph().ask(query)
        expect({ data, code: errors?.[0]?.extensions?.['code'] }).toEqual({
          data: undefined,
          code: 'GRAPHQL_VALIDATION_FAILED',
        })
      },
    )

    it('give what any of them knows; a value that a subgraph itself does not know is its error', async () => {
      expect(await graph().ask('{ more }')).toEqual({ data: { more: ['RED', 'BLUE'] } })
      const { data, errors } = await graph().ask('{ colors }')
      expect({ data, failed: errors?.length }).toEqual({ data: { colors: ['RED', null] }, failed: 1 })
    })
  },
)

const entities = [{ id: '1', name: 'one' }]

describeGraph(
  'schemas in the first version of federation',
  {
    users: {
      sdl: 'type Query { user: User } type User @key(fields: "id") { id: ID! name: String rank: Int }',
      resolvers: { Query: { user: () => ({ id: '1', rank: 3 }) }, User: { __resolveReference: lookUp(entities) } },
    },
    posts: {
      sdl: 'extend type User @key(fields: "id") { id: ID! @external rank: Int @external posts: Int title: String @requires(fields: "rank") } extend type Query { poster: User }',
      resolvers: {
        Query: { poster: () => ({ id: '1' }) },
        User: { posts: () => 2, title: ({ rank }: { rank: number }) => `rank ${rank}` },
      },
    },
    modern: {
      sdl: fed2('type User @key(fields: "id") { id: ID! email: String }'),
      resolvers: { User: { email: () => 'x@y' } },
    },
  },
  graph =>
    it('compose with those of the second', async () => {
      expect(await graph().ask('{ user { posts title email } poster { name email } }')).toEqual({
        data: { user: { posts: 2, title: 'rank 3', email: 'x@y' }, poster: { name: 'one', email: 'x@y' } },
      })
    }),
)
