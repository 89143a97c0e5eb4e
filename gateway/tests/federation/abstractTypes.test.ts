import { describeGraph, fed2, lookUp } from './federate'

const media = [
  { __typename: 'Book', id: 'b', title: 'A book', pages: 3 },
  { __typename: 'Film', id: 'f', title: 'A film', minutes: 90 },
]

describeGraph(
  'an interface whose types are entities',
  {
    a: {
      sdl: fed2(`type Query { media: [Media] } interface Media { id: ID! title: String }
        type Book implements Media @key(fields: "id") { id: ID! title: String } type Film implements Media @key(fields: "id") { id: ID! title: String }`),
      resolvers: { Query: { media: () => media } },
    },
    b: {
      sdl: fed2(`interface Media { id: ID! price: Int } type Book implements Media @key(fields: "id") { id: ID! price: Int pages: Int }
        type Film implements Media @key(fields: "id") { id: ID! price: Int minutes: Int }`),
      resolvers: {
        Book: { __resolveReference: lookUp(media), price: () => 1 },
        Film: { __resolveReference: lookUp(media), price: () => 2 },
      },
    },
  },
  graph => {
    it('has the fields of both subgraphs', async () => {
      expect(await graph().ask('{ media { title price } }')).toEqual({
        data: {
          media: [
            { title: 'A book', price: 1 },
            { title: 'A film', price: 2 },
          ],
        },
      })
    })

    it('has under a type condition what that type alone has', async () => {
      expect(
        await graph().ask(
          '{ media { __typename ... on Book { pages } ...film } } fragment film on Film { kind: __typename minutes }',
        ),
      ).toEqual({
        data: {
          media: [
            { __typename: 'Book', pages: 3 },
            { __typename: 'Film', kind: 'Film', minutes: 90 },
          ],
        },
      })
    })
  },
)

describeGraph(
  'a union of which each subgraph knows a part',
  {
    a: {
      sdl: fed2(`type Query { found: [Found] @shareable first: Found } union Found = Book | Song
        type Book @key(fields: "id") { id: ID! title: String @shareable } type Song @key(fields: "id") { id: ID! title: String @shareable }`),
      resolvers: {
        Query: { found: () => [media[0]], first: () => ({ __typename: 'Song', id: 's', title: 'A song' }) },
      },
    },
    b: {
      sdl: fed2(`type Query { found: [Found] @shareable last: Found } union Found = Book | Film
        type Book @key(fields: "id") { id: ID! title: String @shareable pages: Int } type Film @key(fields: "id") { id: ID! title: String @shareable }`),
      resolvers: {
        Query: { found: () => [media[0]], last: () => media[1] },
        Book: { __resolveReference: lookUp(media) },
      },
    },
  },
  graph => {
    it('is what all of them know', async () => {
      expect(
        await graph().ask('{ first { ... on Song { title } } last { ... on Film { title } ... on Song { title } } }'),
      ).toEqual({
        data: { first: { title: 'A song' }, last: { title: 'A film' } },
      })
    })

    it('never is a type that this subgraph does not know', async () => {
      expect(
        await graph().ask('{ first { ... on Film { title } } found { ... on Film { title } ... on Song { title } } }'),
      ).toEqual({
        data: { first: {}, found: [{}] },
      })
    })

    it('has fields of entities of other subgraphs', async () => {
      expect(await graph().ask('{ found { ... on Book { title pages } } }')).toEqual({
        data: { found: [{ title: 'A book', pages: 3 }] },
      })
    })
  },
)

const wrapped = (own: string, field: string) =>
  fed2(`type Query { ${field}: Box } type Box @key(fields: "id") { id: ID! wrap: Wrap @shareable }
    type Wrap @shareable { parts: [Part!]! } union Part = Common | ${own} type Common @shareable { label: String }
    type ${own} { ${own.toLowerCase()}(n: Int): String more: Common }`)
const wrapping = (own: string, field: string) => {
  const wrap = {
    parts: [
      { __typename: 'Common', label: 'common' },
      { __typename: own, more: { label: 'more' } },
    ],
  }
  return {
    Query: { [field]: () => ({ id: '1', wrap }) },
    Box: { wrap: () => wrap },
    [own]: { [own.toLowerCase()]: (_: unknown, { n }: { n?: number }) => `${own} ${n ?? ''}` },
  }
}

describeGraph(
  'a shared field that gives other types in each subgraph',
  {
    a: { sdl: wrapped('Bolt', 'a'), resolvers: wrapping('Bolt', 'a') },
    b: { sdl: wrapped('Nut', 'b'), resolvers: wrapping('Nut', 'b') },
  },
  graph => {
    const parts = 'parts { __typename ... on Common { label } ...bolt ... on Nut { nut } }'
    const query = `query ($yes: Boolean = true, $no: Boolean = false, $n: Int = 7) {
      a { wrap { ${parts} } } b { wrap { ${parts} } } }
      fragment bolt on Bolt { bolt(n: $n) @include(if: $yes) ... @include(if: $no) { hidden: bolt } more { label } }`

    it('is asked for all that the asked one may give, whatever the other knows', async () => {
      const bolt = { __typename: 'Bolt', bolt: 'Bolt 7', more: { label: 'more' } }
      expect(await graph().ask(query)).toEqual({
        data: {
          a: { wrap: { parts: [{ __typename: 'Common', label: 'common' }, bolt] } },
          b: {
            wrap: {
              parts: [
                { __typename: 'Common', label: 'common' },
                { __typename: 'Nut', nut: 'Nut ' },
              ],
            },
          },
        },
      })
    })

    it('keeps the client’s conditions', async () => {
      const { data } = await graph().ask(query, { yes: false, no: true, n: 1 })
      expect(data).toMatchObject({
        a: { wrap: { parts: [{}, { __typename: 'Bolt', hidden: 'Bolt ', more: { label: 'more' } }] } },
      })
    })
  },
)

describeGraph(
  '`__typename`',
  {
    a: {
      sdl: fed2(`type Query { one: Media any: Any none: Media } interface Media { id: ID! } union Any = Book | Film
        type Book implements Media { id: ID! } type Film implements Media { id: ID! }`),
      resolvers: { Query: { one: () => media[0], any: () => media[1], none: () => null } },
    },
  },
  graph => {
    it('is the type’s name on everything, under any alias', async () => {
      expect(
        await graph().ask(
          '{ __typename root: __typename one { kind: __typename __typename } any { __typename ... on Media { again: __typename } } none { __typename } }',
        ),
      ).toEqual({
        data: {
          __typename: 'Query',
          root: 'Query',
          one: { kind: 'Book', __typename: 'Book' },
          any: { __typename: 'Film', again: 'Film' },
          none: null,
        },
      })
    })

    it('of the root needs no subgraph', async () => {
      expect(await graph().ask('{ __typename }')).toEqual({ data: { __typename: 'Query' } })
      expect(graph().calls()).toEqual([])
    })
  },
)

describeGraph(
  'an interface that types of several subgraphs implement',
  {
    a: {
      sdl: fed2(`type Query { things: [Thing] node(id: ID!): Node } union Thing = Oven | Lamp interface Node { id: ID! } interface Warm { degrees: Int }
        type Oven @key(fields: "id") { id: ID! } type Lamp implements Node @key(fields: "id") { id: ID! }`),
      resolvers: {
        Query: {
          things: () => [
            { __typename: 'Oven', id: 'o' },
            { __typename: 'Lamp', id: 'l' },
          ],
          node: (_: unknown, { id }: { id: string }) => ({ __typename: id === 'l' ? 'Lamp' : 'Oven', id }),
        },
      },
    },
    b: {
      sdl: fed2(
        `interface Node { id: ID! } interface Warm { degrees: Int } type Oven implements Node & Warm @key(fields: "id") { id: ID! degrees: Int }`,
      ),
      resolvers: { Oven: { degrees: () => 200 } },
    },
  },
  graph => {
    it('applies to all of them, whoever says so', async () => {
      expect(await graph().ask('{ things { ... on Node { id } ... on Warm { degrees } } }')).toEqual({
        data: { things: [{ id: 'o', degrees: 200 }, { id: 'l' }] },
      })
    })

    it('is what the asked subgraph knows: another type is its error', async () => {
      expect(await graph().ask('{ node(id: "l") { id ... on Oven { degrees } } }')).toEqual({
        data: { node: { id: 'l' } },
      })
      const { data, errors } = await graph().ask('{ node(id: "o") { ... on Oven { degrees } } }')
      expect({ data, failed: errors?.length }).toEqual({ data: { node: null }, failed: 1 })
    })
  },
)

describeGraph(
  'two types that differ in whether a field may be null',
  {
    a: {
      sdl: fed2('type Query { users: [User] } type User { id: ID @shareable }'),
      resolvers: { Query: { users: () => [{ id: '1' }] } },
    },
    b: {
      sdl: fed2(`type Query { accounts: [Account] } union Account = User | Admin
        type User @key(fields: "id") { id: ID! name: String friends: [Account] } type Admin { id: ID name: String friends: [Account] }`),
      resolvers: {
        Query: {
          accounts: () => [
            { __typename: 'User', id: '1' },
            { __typename: 'Admin', id: null },
          ],
        },
        User: { name: ({ id }: { id: string }) => `user ${id}`, friends: () => [{ __typename: 'Admin', id: '2' }] },
        Admin: { name: () => 'admin', friends: () => [{ __typename: 'User', id: '3' }] },
      },
    },
  },
  graph =>
    it('are asked for side by side', async () => {
      const fields = (below: string) => `... on User { id name ${below} } ... on Admin { id name ${below} }`
      expect(await graph().ask(`{ users { id name } accounts { ${fields(`friends { ${fields('')} }`)} } }`)).toEqual({
        data: {
          users: [{ id: '1', name: 'user 1' }],
          accounts: [
            { id: '1', name: 'user 1', friends: [{ id: '2', name: 'admin' }] },
            { id: null, name: 'admin', friends: [{ id: '3', name: 'user 3' }] },
          ],
        },
      })
    }),
)
