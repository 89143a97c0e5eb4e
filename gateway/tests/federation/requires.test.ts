import type { Subgraph } from './federate'
import { describeGraph, fed2, lookUp } from './federate'

const products = [
  { id: '1', weight: 2, price: 10, size: { width: 3, height: 4 } },
  { id: '2', weight: null, price: 20, size: null },
]

const catalog: Subgraph = {
  sdl: fed2(`type Query { products: [Product!]! }
    type Product @key(fields: "id") { id: ID! weight: Int price(in: Currency! = EUR): Int size: Size name(upper: Boolean = false): String }
    type Size { width: Int height: Int area(unit: String!): String } enum Currency { EUR USD }`),
  resolvers: {
    Query: { products: () => products },
    Product: {
      __resolveReference: lookUp(products),
      price: ({ price }: { price: number }, { in: currency }: { in: string }) =>
        currency === 'USD' ? price * 2 : price,
      name: ({ id }: { id: string }, { upper }: { upper: boolean }) => (upper ? `PRODUCT ${id}` : `product ${id}`),
    },
    Size: {
      area: ({ width, height }: { width: number; height: number }, { unit }: { unit: string }) =>
        `${width * height} ${unit}`,
    },
  },
}

interface Shipped {
  readonly id: string
  readonly weight?: number | null
  readonly price?: number
  readonly name?: string
  readonly size?: { readonly width?: number; readonly area?: string } | null
}

describeGraph(
  'a computed field',
  {
    catalog,
    shipping: {
      sdl: fed2(`type Product @key(fields: "id") { id: ID! weight: Int @external price(in: Currency! = EUR): Int @external size: Size @external
          heavy: Boolean @requires(fields: "weight")
          wide: Boolean @requires(fields: "size { width }")
          costs: Int! @requires(fields: "weight price") } type Size @external { width: Int } enum Currency { EUR USD }`),
      resolvers: {
        Product: {
          heavy: ({ weight }: Shipped) => (weight === undefined ? 'not sent' : weight === null ? null : weight > 1),
          wide: ({ size }: Shipped) => (size?.width === undefined ? null : size.width > 2),
          costs: ({ weight, price }: Shipped) => (weight ?? 1) * (price ?? 0),
        },
      },
    },
    labels: {
      sdl: fed2(
        `type Product @key(fields: "id") { id: ID! heavy: Boolean @external label: String @requires(fields: "heavy") }`,
      ),
      resolvers: {
        Product: {
          label: ({ heavy }: { heavy: boolean | null }) => (heavy === null ? 'unknown' : heavy ? 'heavy' : 'light'),
        },
      },
    },
  },
  graph => {
    it('gets what it is computed from, nulls too', async () => {
      expect(await graph().ask('{ products { heavy } }')).toEqual({
        data: { products: [{ heavy: true }, { heavy: null }] },
      })
    })

    it('gets fields below others', async () => {
      expect(await graph().ask('{ products { wide } }')).toEqual({
        data: { products: [{ wide: true }, { wide: null }] },
      })
    })

    it('may be computed from a computed one', async () => {
      expect(await graph().ask('{ products { label } }')).toEqual({
        data: { products: [{ label: 'heavy' }, { label: 'unknown' }] },
      })
    })

    it('shows the client nothing of what it is computed from', async () => {
      expect(await graph().ask('{ products { costs } }')).toEqual({
        data: { products: [{ costs: 20 }, { costs: 20 }] },
      })
    })
  },
)

describeGraph(
  'a computed field that needs others with arguments',
  {
    catalog,
    shipping: {
      sdl: fed2(`type Product @key(fields: "id") { id: ID! weight: Int @external price(in: Currency! = EUR): Int @external size: Size @external
          name(upper: Boolean = false): String @external
          customs: Int @requires(fields: "price(in: USD) weight")
          duty: Int @requires(fields: "price(in: USD)")
          tax: Int @requires(fields: "price(in: EUR)")
          fee: Int @requires(fields: "price")
          tag: String @requires(fields: "size { area(unit: \\"cm\\") } name(upper: true)")
          sticker: String @requires(fields: "size { area(unit: \\"mm\\") }") }
        type Size @external { area(unit: String!): String } enum Currency { EUR USD }`),
      resolvers: {
        Product: {
          customs: ({ price, weight }: Shipped) => (price ?? 0) + (weight ?? 0),
          duty: ({ price }: Shipped) => price,
          tax: ({ price }: Shipped) => price,
          fee: ({ price }: Shipped) => price,
          tag: ({ name, size }: Shipped) => `${name}: ${size?.area}`,
          sticker: ({ size }: Shipped) => size?.area,
        },
      },
    },
  },
  graph => {
    it('gets them with its arguments', async () => {
      expect(await graph().ask('{ products { customs } }')).toEqual({
        data: { products: [{ customs: 22 }, { customs: 40 }] },
      })
    })

    it('gets its own, whatever the client asks of the same field', async () => {
      expect(
        await graph().ask('query ($in: Currency!) { products { duty price(in: $in) us: price(in: USD) } }', {
          in: 'EUR',
        }),
      ).toEqual({
        data: {
          products: [
            { duty: 20, price: 10, us: 20 },
            { duty: 40, price: 20, us: 40 },
          ],
        },
      })
    })

    it('gets its own beside others that need the same with other arguments', async () => {
      expect(await graph().ask('{ products { duty tax fee } }')).toEqual({
        data: {
          products: [
            { duty: 20, tax: 10, fee: 10 },
            { duty: 40, tax: 20, fee: 20 },
          ],
        },
      })
    })

    it('gets them below others, and several at once', async () => {
      expect(await graph().ask('{ products { tag sticker size { area(unit: "m") } } }')).toEqual({
        data: {
          products: [
            { tag: 'PRODUCT 1: 12 cm', sticker: '12 mm', size: { area: '12 m' } },
            { tag: 'PRODUCT 2: undefined', sticker: null, size: null },
          ],
        },
      })
    })

    it('is one call with those that need the same', async () => {
      await graph().ask('{ products { customs duty } }')
      expect(
        graph()
          .calls()
          .map(({ subgraph }) => subgraph),
      ).toEqual(['catalog', 'shipping'])
    })

    it('leaves no trace in what clients see of the graph', async () => {
      const { data } = await graph().ask('{ __type(name: "Product") { fields { name } } __schema { types { name } } }')
      expect(JSON.stringify(data)).not.toMatch(/required|twin/i)
    })
  },
)

describeGraph(
  'a computed field that needs one of several types',
  {
    a: {
      sdl: fed2(`type Query { cars: [Car] } type Car @key(fields: "id") { id: ID! engine: Engine }
        interface Engine { power(unit: String = "kW"): String } type Electric implements Engine { power(unit: String = "kW"): String range: Int }
        type Diesel implements Engine { power(unit: String = "kW"): String tank: Int }`),
      resolvers: {
        Query: {
          cars: () => [
            { id: '1', engine: { __typename: 'Electric', range: 400 } },
            { id: '2', engine: { __typename: 'Diesel', tank: 50 } },
            { id: '3', engine: null },
          ],
        },
        Electric: { power: (_: unknown, { unit }: { unit: string }) => `100 ${unit}` },
        Diesel: { power: (_: unknown, { unit }: { unit: string }) => `80 ${unit}` },
      },
    },
    b: {
      sdl: fed2(`type Car @key(fields: "id") { id: ID! engine: Engine @external
          reach: String @requires(fields: "engine { ... on Electric { range } ... on Diesel { tank } }")
          horses: String @requires(fields: "engine { power(unit: \\"PS\\") }") }
        interface Engine { power(unit: String = "kW"): String } type Electric implements Engine @external { power(unit: String = "kW"): String range: Int }
        type Diesel implements Engine @external { power(unit: String = "kW"): String tank: Int }`),
      resolvers: {
        Car: {
          reach: ({ engine }: { engine: { range?: number; tank?: number } | null }) => JSON.stringify(engine),
          horses: ({ engine }: { engine: { power: string } | null }) => engine?.power,
        },
      },
    },
  },
  graph => {
    it('gets of each what its type has', async () => {
      expect(await graph().ask('{ cars { reach } }')).toMatchObject({
        data: {
          cars: [
            { reach: expect.stringContaining('400') },
            { reach: expect.stringContaining('50') },
            { reach: 'null' },
          ],
        },
      })
    })

    it('gets fields of an interface with its arguments', async () => {
      expect(await graph().ask('{ cars { horses engine { power } } }')).toEqual({
        data: {
          cars: [
            { horses: '100 PS', engine: { power: '100 kW' } },
            { horses: '80 PS', engine: { power: '80 kW' } },
            { horses: null, engine: null },
          ],
        },
      })
    })
  },
)

describeGraph(
  'fields computed from each other’s subgraphs',
  {
    a: {
      sdl: fed2(`type Query { posts: [Post] } type Post @key(fields: "id") { id: ID! junior: Boolean! @external senior: Boolean! @requires(fields: "junior") }
        type Author @key(fields: "id") { id: ID! years: Int! }`),
      resolvers: {
        Query: { posts: () => [{ id: '1' }, { id: '2' }] },
        Post: { senior: ({ junior }: { junior: boolean }) => !junior },
        Author: { __resolveReference: ({ id }: { id: string }) => ({ id, years: Number(id) * 10 }) },
      },
    },
    b: {
      sdl: fed2(`type Post @key(fields: "id") { id: ID! author: Author! junior: Boolean! @requires(fields: "author { years }") }
        type Author @key(fields: "id") { id: ID! years: Int! @external }`),
      resolvers: {
        Post: {
          author: ({ id }: { id: string }) => ({ id }),
          junior: ({ author }: { author: { years: number } }) => author.years < 15,
        },
      },
    },
  },
  graph =>
    it('are asked for in turns', async () => {
      expect(await graph().ask('{ posts { senior } }')).toEqual({
        data: { posts: [{ senior: false }, { senior: true }] },
      })
    }),
)
