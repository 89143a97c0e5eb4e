import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { DocumentNode, GraphQLSchema } from 'graphql'
import { Kind, buildSchema, getIntrospectionQuery, parse } from 'graphql'
import { z } from 'zod'
import { compileCost } from './cost'
import { costRules } from './costRules'
import { limitSettings } from './settings'

const assumedListSize = 10

const link = `directive @link(url: String, as: String, import: [Import]) repeatable on SCHEMA scalar Import`
const directives = (cost: string, listSize: string) => `
  directive @${cost}(weight: Int!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
  directive @${listSize}(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION`

const schema = buildSchema(`
  schema @link(url: "https://specs.apollo.dev/cost/v0.1", import: ["@cost", { name: "@listSize", as: "@size" }]) { query: Query mutation: Mutation }
  ${link} ${directives('cost', 'size')}
  type Query {
    one: Item
    many: [Item!]!
    assumed: [Item] @size(assumedSize: 7)
    page(first: Int = 3, last: Int): Page @size(slicingArguments: ["first", "last"], sizedFields: ["nodes", "edges"], assumedSize: 50, requireOneSlicingArgument: false)
    strict(first: Int, last: Int): [Item] @size(slicingArguments: ["first", "last"])
    dear(by: String @cost(weight: 4), filter: Filter): Item @cost(weight: 20)
    anything: Thing
    code: Code
    score: Int @cost(weight: 2)
  }
  type Mutation { change: Item expensive: Item @cost(weight: 100) }
  input Filter { text: String @cost(weight: 6) all: [Filter!] }
  type Page { nodes: [Item!]! edges: [Edge!]! total: Int }
  type Edge { node: Item! }
  type Item { id: ID name: String items: [Item!]! }
  interface Thing { id: ID }
  type Cheap implements Thing { id: ID item: Item }
  type Heavy implements Thing @cost(weight: 30) { id: ID items: [Item!] }
  enum Code @cost(weight: 9) { A }
`)

function costOf(text: string, variables: Record<string, unknown> = {}, of: GraphQLSchema = schema) {
  const document: DocumentNode = parse(text)
  const [operation] = document.definitions.filter(node => node.kind === Kind.OPERATION_DEFINITION)
  if (!operation) throw new Error('no operation')
  return compileCost({ schema: of, rules: costRules(of), assumedListSize }, document, operation).of(variables)
}

describe('the cost of an operation', () => {
  it.each([
    ['an object costs 1, a leaf nothing', '{ one { id name } }', 1],
    ['what lies in it is added', '{ one { id items { name } } }', 1 + 10],
    ['a list of which nothing is said is taken to be as long as is set', '{ many { id } }', 10],
    ['lists in lists multiply', '{ many { items { items { id } } } }', 10 * (1 + 10 * (1 + 10))],
    ['@listSize says how long a list is assumed to be', '{ assumed { id } }', 7],
    ['a slicing argument says how long it is', '{ strict(first: 4) { id } }', 4],
    ['the larger one of two counts', '{ strict(first: 4, last: 6) { id } }', 6],
    ['one that is no size says nothing', '{ strict(first: -4) { id } }', 10],
    ['of a connection it is the length of the lists in it', '{ page(first: 5) { total nodes { id } } }', 1 + 5],
    ['and of each of them', '{ page(first: 5) { nodes { id } edges { node { id } } } }', 1 + 5 + 5 * 2],
    ['its default counts when it is left out', '{ page { nodes { id } } }', 1 + 3],
    ['@cost says what a field costs', '{ dear { id } }', 20],
    ['and an argument', '{ dear(by: "x") { id } }', 24],
    ['and an input field, wherever it lies', '{ dear(filter: { text: "x", all: [{ text: "y" }, {}] }) { id } }', 32],
    ['and a leaf', '{ score code }', 2 + 9],
    ['a field that changes something costs 10 more', 'mutation { change { id } }', 11],
    ['or what @cost says, each of them', 'mutation { a: expensive { id } b: expensive { id } }', 200],
    ['of what may stand behind an interface the dearest counts', '{ anything { id } }', 30],
    [
      'of fragments on several types the dearest counts, since it is one of them',
      '{ anything { ... on Cheap { item { id } } ... on Heavy { items { id } } } }',
      30 + 10,
    ],
    [
      'each spread of a fragment counts',
      '{ one { ...F items { ...F } } } fragment F on Item { items { id } }',
      1 + 10 + 10 * 11,
    ],
    ['@skip hides nothing', '{ many @skip(if: true) { id } }', 10],
    ['@include hides nothing', '{ ... @include(if: false) { many { id } } }', 10],
    ['reading the schema costs nothing', '{ __schema { types { fields { name } } } }', 0],
  ])('%s: %s', (_, text, expected) => expect(costOf(text)).toBe(expected))

  it('is told by the variables of each request', () => {
    const text = 'query ($n: Int, $f: Filter) { page(first: $n) { nodes { id } } dear(filter: $f) { id } }'
    expect(costOf(text, { n: 40 })).toBe(1 + 40 + 20)
    expect(costOf(text, { n: 2_147_483_647, f: { all: [{ text: 'x' }] } })).toBe(1 + 2_147_483_647 + 26)
    expect(costOf(text, { n: null })).toBe(1 + 3 + 20)
    expect(costOf(text, {})).toBe(1 + 3 + 20)
  })

  it('knows the fields that want one slicing argument and no other', () => {
    const unsliced = (text: string) => {
      const document = parse(text)
      const [operation] = document.definitions.filter(node => node.kind === Kind.OPERATION_DEFINITION)
      return (
        operation && compileCost({ schema, rules: costRules(schema), assumedListSize }, document, operation).unsliced
      )
    }
    expect(unsliced('{ strict(first: 1) { id } page { total } assumed { id } }')?.size).toBe(0)
    expect(unsliced('{ strict { id } }')?.get('Query.strict')).toEqual(['first', 'last'])
    expect(unsliced('{ strict(first: 1, last: 1) { id } }')?.size).toBe(1)
  })

  it('is read from the directives under the names that the supergraph gives them', () => {
    const named = (head: string, cost: string, listSize: string) =>
      buildSchema(
        `schema @link(url: "https://specs.apollo.dev/cost/v0.1"${head}) { query: Query } ${link} ${directives(cost, listSize)}
         type Query { a: Int @${cost}(weight: 5) l: [B] @${listSize}(assumedSize: 2) } type B { id: ID }`,
      )
    for (const one of [named('', 'cost', 'cost__listSize'), named(', as: "price"', 'price', 'price__listSize')])
      expect(costOf('{ a l { id } }', {}, one)).toBe(7)
    const unlinked = buildSchema(`${directives('cost', 'listSize')} type Query { a: Int @cost(weight: 5) }`)
    expect(costOf('{ a }', {}, unlinked)).toBe(0)
  })
})

describe('the limit of cost', () => {
  const { MAX_COST, ASSUMED_LIST_SIZE } = z.object(limitSettings).parse({})
  const root = resolve(__dirname, '../../schema')
  const supergraph = buildSchema(readFileSync(join(root, 'supergraph.graphql'), 'utf8'), { assumeValid: true })
  const rules = costRules(supergraph)
  const costIn = (text: string, variables: Record<string, unknown>): number => {
    const document = parse(text)
    const [operation] = document.definitions.filter(node => node.kind === Kind.OPERATION_DEFINITION)
    if (!operation) throw new Error('no operation')
    const options = { schema: supergraph, rules, assumedListSize: ASSUMED_LIST_SIZE }
    return compileCost(options, document, operation).of(variables)
  }
  const operations = readdirSync(join(root, 'operations'), { recursive: true, encoding: 'utf8' }).filter(file =>
    file.endsWith('.graphql'),
  )

  it('knows this graph’s costs', () => {
    expect(rules.listSizes.get('Query.services')).toMatchObject({ sizedFields: ['edges', 'nodes'] })
    expect(rules.weights.get('Mutation.orderService')).toBe(500)
  })

  it.each(operations)('lets through what is asked in %s, with pages of 100', file =>
    expect(costIn(readFileSync(join(root, 'operations', file), 'utf8'), { first: 100 })).toBeLessThan(MAX_COST),
  )

  it('lets tools read the schema', () => expect(costIn(getIntrospectionQuery(), {})).toBe(0))
})
