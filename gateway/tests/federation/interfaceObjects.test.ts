import { describeGraph, fed2, lookUp } from './federate'

const users = [
  { __typename: 'Admin', id: '1', name: 'Ada', level: 3 },
  { __typename: 'Guest', id: '2', name: 'Bob', until: 'noon' },
]

describeGraph(
  'an interface that another subgraph knows as an object',
  {
    users: {
      sdl: fed2(`type Query { users: [User!]! } interface User @key(fields: "id") { id: ID! name: String }
        type Admin implements User @key(fields: "id") { id: ID! name: String level: Int }
        type Guest implements User @key(fields: "id") { id: ID! name: String until: String }`),
      resolvers: {
        Query: { users: () => users },
        User: { __resolveReference: lookUp(users) },
        Admin: { __resolveReference: lookUp(users) },
        Guest: { __resolveReference: lookUp(users) },
      },
    },
    reviews: {
      sdl: fed2(`type Query { reviewers: [User] lost: User } type User @key(fields: "id") @interfaceObject {
          id: ID! name: String @external reviews: Int! greeting: String @requires(fields: "name") }`),
      resolvers: {
        Query: { reviewers: () => [{ id: '2' }, { id: '1' }], lost: () => ({ id: '9' }) },
        User: {
          reviews: ({ id }: { id: string }) => Number(id) * 10,
          greeting: ({ name }: { name: string }) => `Hello ${name}`,
        },
      },
    },
  },
  graph => {
    it('gets its fields for every type of it', async () => {
      expect(await graph().ask('{ users { name reviews ... on Admin { level more: reviews } } }')).toEqual({
        data: {
          users: [
            { name: 'Ada', reviews: 10, level: 3, more: 10 },
            { name: 'Bob', reviews: 20 },
          ],
        },
      })
    })

    it('is answered by that subgraph alone when nobody asks for its type', async () => {
      expect(await graph().ask('{ reviewers { id reviews } }')).toEqual({
        data: {
          reviewers: [
            { id: '2', reviews: 20 },
            { id: '1', reviews: 10 },
          ],
        },
      })
      expect(graph().calls()).toHaveLength(1)
    })

    it('has the type that the other subgraph says', async () => {
      expect(await graph().ask('{ reviewers { __typename ... on Guest { until reviews } } }')).toEqual({
        data: { reviewers: [{ __typename: 'Guest', until: 'noon', reviews: 20 }, { __typename: 'Admin' }] },
      })
    })

    it('gets what its computed fields need', async () => {
      expect(await graph().ask('{ reviewers { greeting } users { greeting } }')).toEqual({
        data: {
          reviewers: [{ greeting: 'Hello Bob' }, { greeting: 'Hello Ada' }],
          users: [{ greeting: 'Hello Ada' }, { greeting: 'Hello Bob' }],
        },
      })
    })

    it('that no type can be told of is null where its type is asked for, with an error', async () => {
      expect(await graph().ask('{ lost { reviews } }')).toEqual({ data: { lost: { reviews: 90 } } })
      const { data, errors } = await graph().ask('{ lost { __typename reviews } }')
      expect({ data, failed: errors?.length }).toEqual({ data: { lost: null }, failed: 1 })
    })
  },
)

describeGraph(
  'an interface that no type implements',
  {
    a: {
      sdl: fed2('type Query { shape: Shape } interface Shape @key(fields: "id") { id: ID! }'),
      resolvers: { Query: { shape: () => ({ __typename: 'Shape', id: '1' }) } },
    },
    b: {
      sdl: fed2(
        'type Query { drawn: Shape } type Shape @key(fields: "id", resolvable: false) @interfaceObject { id: ID! color: String }',
      ),
      resolvers: { Query: { drawn: () => ({ id: '2', color: 'red' }) } },
    },
  },
  graph => {
    it('is answered by the subgraph to which it is an object', async () => {
      expect(await graph().ask('{ drawn { id color } }')).toEqual({ data: { drawn: { id: '2', color: 'red' } } })
    })

    it('is that subgraph’s error where it gives one', async () => {
      const { data, errors } = await graph().ask('{ shape { id } }')
      expect({ data, failed: errors?.length }).toEqual({ data: { shape: null }, failed: 1 })
    })

    it('refuses a field that no subgraph could give for it, in fragments too', async () => {
      for (const query of ['{ shape { color } }', '{ shape { id ...more } } fragment more on Shape { color }']) {
        const { data, errors } = await graph().ask(query)
        expect({ data, failed: errors?.length }).toEqual({ data: undefined, failed: 1 })
      }
      expect(graph().calls()).toEqual([])
    })
  },
)
