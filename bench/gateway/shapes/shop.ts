import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { project } from '../../command'
import type { Field, Model, Type } from '../stubs/model'
import type { Graph, Shape } from './shape'

/** A shop as published gateway benchmarks ask for it: users, products, stock and reviews, nested in each other. */

const USERS = 6
const PRODUCTS = 9
const REVIEWS = 18
/** As many products as `topProducts` gives when nobody says how many. */
const TOP = 5

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, number) => number)
const reviewsWhere = (test: (review: number) => boolean): readonly number[] => upTo(REVIEWS).filter(test)
const ofUser = upTo(USERS).map(user => reviewsWhere(review => review % USERS === user))
const ofProduct = upTo(PRODUCTS).map(product => reviewsWhere(review => review % PRODUCTS === product))

const userId = (number: number): string => `u${number + 1}`
const upc = (number: number): string => `p${number + 1}`
const priceOf = (number: number): number => 899 + number * 350
const weightOf = (number: number): number => 100 + number * 75

const numbered = (key: string, of: (number: number) => string, count: number): Required<Pick<Type, 'number'>> => {
  const numbers = new Map<unknown, number>(upTo(count).map(number => [of(number), number]))
  return { number: representation => numbers.get(representation[key]) }
}
const user = { name: 'User', ...numbered('id', userId, USERS) }
const product = { name: 'Product', ...numbered('upc', upc, PRODUCTS) }
const username: Field = { text: number => `reader.${userId(number)}` }

const accounts: Model = {
  roots: { users: { type: 'User', numbers: () => upTo(USERS) } },
  types: [
    { ...user, fields: { id: { text: userId }, username, name: { text: number => `Ada Reader ${userId(number)}` } } },
  ],
}

const products: Model = {
  roots: { topProducts: { type: 'Product', numbers: ({ first = TOP }) => upTo(Number(first)) } },
  types: [
    {
      ...product,
      fields: {
        upc: { text: upc },
        name: { text: number => `Walnut writing table, number ${upc(number)}` },
        price: { value: priceOf },
        weight: { value: weightOf },
      },
    },
  ],
}

const inventory: Model = {
  roots: {},
  types: [
    {
      ...product,
      fields: {
        upc: { text: upc },
        inStock: { value: number => number % 3 !== 0 },
        shippingEstimate: { value: number => Math.round(weightOf(number) / 2), needs: ['price', 'weight'] },
      },
    },
  ],
}

const WORDS = 'It stands as straight as on its first day, takes ink without a stain, and is loved by all. '.repeat(3)

const reviews: Model = {
  roots: {},
  types: [
    {
      name: 'Review',
      ...numbered('id', number => `r${number + 1}`, REVIEWS),
      fields: {
        id: { text: number => `r${number + 1}` },
        body: { text: number => `${WORDS}(${number + 1})` },
        author: { object: 'User', number: review => review % USERS },
        product: { object: 'Product', number: review => review % PRODUCTS },
      },
    },
    {
      ...user,
      fields: {
        id: { text: userId },
        username,
        reviews: { list: 'Review', numbers: number => ofUser[number] ?? [] },
      },
    },
    {
      ...product,
      fields: { upc: { text: upc }, reviews: { list: 'Review', numbers: number => ofProduct[number] ?? [] } },
    },
  ],
}

const read = (folder: string, name: string): string =>
  readFileSync(join(project, 'bench', 'gateway', 'shapes', folder, `${name}.graphql`), 'utf8')
const subgraph = (name: string, model: Model) => ({
  name,
  model,
  sdl: read('shop', name),
  sdlOfFederation1: read('federation1', name),
})

export const shop: Graph = {
  name: 'shop',
  subgraphs: [
    subgraph('accounts', accounts),
    subgraph('inventory', inventory),
    subgraph('products', products),
    subgraph('reviews', reviews),
  ],
}

const operation = read('shop', 'operation')

export const nested: Shape = {
  name: 'nested',
  title: 'nested, 4 subgraphs',
  graph: 'shop',
  isOfStubs: true,
  document: () => operation,
  operationName: 'Nested',
  count: 1000,
  variables: () => ({}),
  marks: () => ['"topProducts"', `(${REVIEWS})`],
}
