import { describeGraph, fed2, lookUp } from './federate'

const people = [
  { id: '1', email: 'ada@x', code: { country: 'FR', number: '7' }, name: 'Ada' },
  { id: '2', email: 'bob@x', code: { country: 'DE', number: '8' }, name: 'Bob' },
]

describeGraph(
  'an entity',
  {
    people: {
      sdl: fed2(
        'type Query { person: Person people: [Person] nobody: Person } type Person @key(fields: "id") { id: ID! name: String }',
      ),
      resolvers: { Query: { person: () => people[0], people: () => people, nobody: () => null } },
    },
    mail: {
      sdl: fed2('type Person @key(fields: "id") { id: ID! email: String! }'),
      resolvers: { Person: { __resolveReference: lookUp(people) } },
    },
  },
  graph => {
    it('gets the fields that another subgraph knows, found by its key', async () => {
      expect(await graph().ask('{ person { email name } }')).toEqual({
        data: { person: { email: 'ada@x', name: 'Ada' } },
      })
    })

    it('of a list is asked for with all others, in one call, and answered in their order', async () => {
      expect(await graph().ask('{ people { email } }')).toEqual({
        data: { people: [{ email: 'ada@x' }, { email: 'bob@x' }] },
      })
      expect(
        graph()
          .calls()
          .map(({ subgraph }) => subgraph),
      ).toEqual(['people', 'mail'])
    })

    it('that is null is asked for nowhere else', async () => {
      expect(await graph().ask('{ nobody { email } }')).toEqual({ data: { nobody: null } })
      expect(graph().calls()).toHaveLength(1)
    })

    it('is called by its key’s subgraph alone when nothing else is asked', async () => {
      await graph().ask('{ person { name id } }')
      expect(graph().calls()).toHaveLength(1)
    })
  },
)

describeGraph(
  'keys of several kinds',
  {
    a: {
      sdl: fed2('type Query { people: [Person] } type Person @key(fields: "email") { email: String! }'),
      resolvers: { Query: { people: () => people.map(({ email }) => ({ email })) } },
    },
    b: {
      sdl: fed2(`type Person @key(fields: "email") @key(fields: "code { country number }") { email: String! code: Code }
        type Code @shareable { country: String number: String }`),
      resolvers: { Person: { __resolveReference: lookUp(people, 'email') } },
    },
    c: {
      sdl: fed2(`type Person @key(fields: "code { country number }") { code: Code @shareable name: String }
        type Code @shareable { country: String number: String }`),
      resolvers: {
        Person: {
          __resolveReference: ({ code }: { code: { number: string } }) =>
            people.find(person => person.code.number === code.number) ?? null,
        },
      },
    },
  },
  graph => {
    it('lead through a subgraph that knows two of them', async () => {
      expect(await graph().ask('{ people { name } }')).toEqual({ data: { people: [{ name: 'Ada' }, { name: 'Bob' }] } })
    })

    it('may be composite and nested: the whole of one is sent', async () => {
      await graph().ask('{ people { name } }')
      expect(graph().calls().at(-1)?.representations).toEqual([
        { __typename: 'Person', code: { country: 'FR', number: '7' } },
        { __typename: 'Person', code: { country: 'DE', number: '8' } },
      ])
    })
  },
)

describeGraph(
  'a key by which a subgraph finds nothing',
  {
    shelves: {
      sdl: fed2(`type Query { books: [Book!]! }
        type Book @key(fields: "isbn { group }", resolvable: false) @key(fields: "id isbn { title }") @key(fields: "id", resolvable: false) {
          id: ID! isbn: Isbn! price: Int! @external label: String! @requires(fields: "price") }
        type Isbn @shareable { group: String! title: String! }`),
      resolvers: {
        Query: { books: () => [{ id: '1', isbn: { group: '978', title: '3' } }] },
        Book: { label: ({ price, isbn }: { price: number; isbn: { title: string } }) => `${isbn.title} at ${price}` },
      },
    },
    shop: {
      sdl: fed2('type Book @key(fields: "id") { id: ID! price: Int! }'),
      resolvers: { Book: { __resolveReference: ({ id }: { id: string }) => ({ id, price: 12 }) } },
    },
  },
  graph =>
    it('is never the one by which a computed field comes back to it', async () => {
      expect(await graph().ask('{ books { label } }')).toEqual({ data: { books: [{ label: '3 at 12' }] } })
      expect(graph().calls().at(-1)?.representations[0]).toMatchObject({ id: '1', isbn: { title: '3' }, price: 12 })
    }),
)

describeGraph(
  'an entity that one subgraph does not find',
  {
    a: {
      sdl: fed2('type Query { items: [Item] } type Item @key(fields: "id") { id: ID! }'),
      resolvers: { Query: { items: () => [{ id: '1' }, { id: '2' }, { id: '3' }] } },
    },
    b: {
      sdl: fed2('type Item @key(fields: "id") @key(fields: "sku") { id: ID! sku: String }'),
      resolvers: {
        Item: {
          __resolveReference: ({ id }: { id: string }) =>
            id === '2' ? null : { id, sku: id === '3' ? null : `sku ${id}` },
        },
      },
    },
    c: {
      sdl: fed2('type Item @key(fields: "sku") { sku: String maker: String owner: String! }'),
      resolvers: {
        Item: {
          __resolveReference: ({ sku }: { sku: string | null }) =>
            sku === null ? null : { sku, maker: `maker of ${sku}`, owner: `owner of ${sku}` },
        },
      },
    },
  },
  graph => {
    it('is null there and complete elsewhere, without an error where null may be', async () => {
      expect(await graph().ask('{ items { id maker } }')).toEqual({
        data: {
          items: [
            { id: '1', maker: 'maker of sku 1' },
            { id: '2', maker: null },
            { id: '3', maker: null },
          ],
        },
      })
    })

    it('takes as much away as its fields that may not be null, and says so', async () => {
      const { data, errors } = await graph().ask('{ items { id owner } }')
      expect(data).toEqual({ items: [{ id: '1', owner: 'owner of sku 1' }, null, null] })
      expect(errors?.map(({ path }) => path)).toEqual([
        ['items', 1, 'owner'],
        ['items', 2, 'owner'],
      ])
    })
  },
)

describeGraph(
  'entities in lists of lists, by a key that is a list',
  {
    a: {
      sdl: fed2('type Query { grid: [[Cell]] } type Cell @key(fields: "tags") { tags: [String!]! }'),
      resolvers: { Query: { grid: () => [[{ tags: ['a', 'b'] }, null], [{ tags: [] }]] } },
    },
    b: {
      sdl: fed2('type Cell @key(fields: "tags") { tags: [String!]! count: Int }'),
      resolvers: { Cell: { __resolveReference: (cell: { tags: string[] }) => ({ ...cell, count: cell.tags.length }) } },
    },
  },
  graph =>
    it('each get their own', async () => {
      expect(await graph().ask('{ grid { count } }')).toEqual({
        data: { grid: [[{ count: 2 }, null], [{ count: 0 }]] },
      })
    }),
)

describeGraph(
  'a type without a key',
  {
    a: {
      sdl: fed2(`type Query { shop: Shop } type Shop @key(fields: "id") { id: ID! address: Address @shareable }
        type Address { city: String @shareable }`),
      resolvers: { Query: { shop: () => ({ id: 's', address: { city: 'Lyon' } }) } },
    },
    b: {
      sdl: fed2(`type Shop @key(fields: "id") { id: ID! address: Address @shareable }
        type Address { city: String @shareable zip: String }`),
      resolvers: { Shop: { __resolveReference: ({ id }: { id: string }) => ({ id, address: { zip: '69000' } }) } },
    },
  },
  graph =>
    it('gets fields of another subgraph through the entity above it', async () => {
      expect(await graph().ask('{ shop { address { city zip } } }')).toEqual({
        data: { shop: { address: { city: 'Lyon', zip: '69000' } } },
      })
    }),
)

describeGraph(
  'entities that refer to each other',
  {
    authors: {
      sdl: fed2('type Query { author: Author } type Author @key(fields: "id") { id: ID! name: String }'),
      resolvers: {
        Query: { author: () => ({ id: '1', name: 'Ada' }) },
        Author: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `author ${id}` }) },
      },
    },
    books: {
      sdl: fed2(
        `type Author @key(fields: "id") { id: ID! books: [Book!] } type Book @key(fields: "id") { id: ID! by: Author }`,
      ),
      resolvers: {
        Author: { books: ({ id }: { id: string }) => [{ id: `${id}1`, by: { id } }] },
        Book: { by: ({ by }: { by: object }) => by },
      },
    },
  },
  graph =>
    it('can be asked for in circles', async () => {
      expect(await graph().ask('{ author { books { by { name books { id by { name } } } } } }')).toEqual({
        data: { author: { books: [{ by: { name: 'author 1', books: [{ id: '11', by: { name: 'author 1' } }] } }] } },
      })
    }),
)
