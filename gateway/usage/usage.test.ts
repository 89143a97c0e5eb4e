import { buildSchema, getOperationAST, parse } from 'graphql'
import type { Client } from './clients'
import { createClients } from './clients'
import { usageLines } from './command'
import { coordinatesOf } from './coordinates'
import { reportUsage } from './report'
import { signatureOf } from './signature'
import type { Usage } from './usage'
import { createUsage } from './usage'

const schema = buildSchema(`
  type Query { book(id: ID!): Book books(filter: Filter, order: Order): [Book!]! old: String }
  type Mutation { rename(input: Rename!): Book }
  interface Thing { id: ID! }
  type Book implements Thing { id: ID! title(upper: Boolean): String author: Author things: [Thing!] }
  type Author { name: String }
  input Filter { title: String in: [Order!] and: Filter }
  input Rename { id: ID! title: String }
  enum Order { UP DOWN }
`)

const read = (text: string, name?: string) => {
  const document = parse(text)
  const definition = getOperationAST(document, name)
  if (!definition) throw new Error('no such operation')
  return { schema, document, definition }
}

const coordinates = (text: string) => {
  const { document, definition } = read(text)
  return [...coordinatesOf(schema, document, definition)].sort()
}

describe('what an operation uses', () => {
  it.each([
    [
      'fields and arguments',
      '{ book(id: 1) { title(upper: true) } }',
      ['Book.title', 'Book.title(upper:)', 'Query.book', 'Query.book(id:)'],
    ],
    [
      'through fragments',
      '{ book(id: 1) { ...A } } fragment A on Book { author { ...B } } fragment B on Author { name } ',
      ['Author.name', 'Book.author', 'Query.book', 'Query.book(id:)'],
    ],
    [
      'by the type it was asked of',
      '{ book(id: 1) { things { id ... on Book { title } } } }',
      ['Book.things', 'Book.title', 'Query.book', 'Query.book(id:)', 'Thing.id'],
    ],
    [
      'input that is written out',
      '{ books(filter: { title: "x" }, order: UP) { id } }',
      ['Book.id', 'Filter.title', 'Order.UP', 'Query.books', 'Query.books(filter:)', 'Query.books(order:)'],
    ],
    [
      'all that a variable may bring',
      'query ($f: Filter) { books(filter: $f) { __typename } }',
      ['Filter.and', 'Filter.in', 'Filter.title', 'Order.DOWN', 'Order.UP', 'Query.books', 'Query.books(filter:)'],
    ],
    ['also what is skipped this time', 'query ($no: Boolean!) { old @include(if: $no) }', ['Query.old']],
  ])('%s', (_, text, expected) => expect(coordinates(text)).toEqual(expected))

  it('leaves out other operations and fragments that are not spread', () => {
    const { document, definition } = read(
      'query A { old } query B { book(id: 1) { ...F } } fragment F on Book { id }',
      'A',
    )
    expect([...coordinatesOf(schema, document, definition)]).toEqual(['Query.old'])
  })
})

describe('an operation’s signature', () => {
  const hash = (text: string, name?: string) => {
    const { document, definition } = read(text, name)
    return signatureOf(document, definition)
  }

  it('is the same whatever values and white space it comes with', () => {
    const one = hash('query A { book(id: 1) { id } books(filter: { title: "Anna" }) { id } }')
    const other = hash('query A {\n  book(id: 27) { id }\n  # x\n  books(filter: { in: [UP] }) { id }\n}')
    expect(other).toEqual(one)
    expect(one.text).not.toContain('Anna')
    expect(hash('query A { book(id: 1) { title } }').hash).not.toBe(one.hash)
  })

  it('is that of the operation alone', () => {
    expect(hash('query A { old } query B { __typename }', 'A')).toEqual(hash('query A { old }'))
    expect(hash('{ old }').text).toBe('{old}')
  })
})

describe('clients', () => {
  it('are who they say they are, in either pair of headers', () => {
    const of = createClients()
    expect(of({ 'apollographql-client-name': 'manager', 'apollographql-client-version': '1.2' })).toEqual({
      name: 'manager',
      version: '1.2',
    })
    expect(of({ 'x-client-name': 'app' })).toEqual({ name: 'app', version: 'unknown' })
    expect(of({})).toEqual({ name: 'unknown', version: 'unknown' })
    expect(of({ 'x-client-name': 'app' })).toBe(of({ 'x-client-name': 'app' }))
  })

  it('are told apart up to a number, whatever they call themselves', () => {
    const of = createClients()
    const seen = new Set<Client>()
    for (let n = 0; n < 2000; n++) seen.add(of({ 'x-client-name': `c${n % 100}`, 'x-client-version': `v${n}` }))
    expect(seen.size).toBeLessThanOrEqual(30 * 11 + 1)
    for (const name of ['x'.repeat(65), 'a"} 1\n', '<b>'])
      expect(createClients()({ 'x-client-name': name }).name).toBe('other')
  })
})

describe('usage', () => {
  let usage: Usage
  let now: number
  const web: Client = { name: 'web', version: '1' }
  const app: Client = { name: 'app', version: '2' }

  beforeEach(() => {
    now = Date.UTC(2026, 0, 1)
    usage = createUsage(() => new Date(now))
  })

  it('says how often and when which client used which operation and which part of the schema', () => {
    usage.count(read('query A { old }'), web)
    now += 1000
    usage.count(read('query A { old }'), web)
    usage.count(read('{ old book(id: 1) { id } }'), app)
    const report = reportUsage(usage, schema)
    expect(report.operations).toMatchObject([
      {
        name: 'A',
        kind: 'query',
        clients: [{ name: 'web', requests: 2, first: '2026-01-01T00:00:00.000Z', last: '2026-01-01T00:00:01.000Z' }],
      },
      { clients: [{ name: 'app', requests: 1 }] },
    ])
    expect(report.coordinates['Query.old']).toMatchObject([
      { name: 'web', version: '1', requests: 2 },
      { name: 'app', requests: 1 },
    ])
    expect(report.unused).toEqual(expect.arrayContaining(['Book.title', 'Mutation.rename', 'Rename.title', 'Order.UP']))
    expect(report.unused).not.toContain('Query.old')
    expect(usageLines(report, { coordinate: 'Query.old' })[2]).toBe('Query.old\tweb\t1\t2\t2026-01-01T00:00:01.000Z')
    expect(usageLines(report, { onlyUnused: true })).toContain('Author.name')
  })

  it('of the schema’s parts is kept when there are more operations than can be told apart', () => {
    const first = read('{ a: old }')
    usage.count(first, web)
    for (let n = 0; n < 2500; n++) usage.count(read(`{ a${n}: book(id: 1) { id } }`), app)
    usage.count(first, web)
    expect(usage.operations().length).toBeLessThanOrEqual(2000)
    const { coordinates: used } = reportUsage(usage, schema)
    expect(used['Query.old']).toMatchObject([{ requests: 2 }])
    expect(used['Query.book']).toMatchObject([{ requests: 2500 }])
    expect(reportUsage(usage, schema).coordinates['Query.book']).toMatchObject([{ requests: 2500 }])
  })
})
