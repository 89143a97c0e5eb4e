import type { ExecutionResult } from 'graphql'
import { buildSchema, execute, parse } from 'graphql'
import { chanceOf } from '../../execution/tests/chance'
import { documentLimits } from '../../limits/settings'
import { readGatewaySettings } from '../../env'
import { createKnownDocuments } from '../knownDocuments'
import { scanLiterals } from '../literals/scan'
import { compileVariables } from '../variables'

const schema = buildSchema(`
  scalar Decimal
  directive @note(text: String) on FIELD
  enum Color { RED GREEN }
  input Range { from: Int = 3, to: Int!, exact: Float, tags: [String!], inner: Range, color: Color, price: Decimal, id: ID }
  input One @oneOf { a: Int, b: String }
  type Query {
    echo(int: Int, float: Float, id: ID, text: String, flag: Boolean, color: Color, ints: [Int!], ids: [ID], range: Range, ranges: [Range!], one: One, price: Decimal, must: Int! = 5): Echo
    plain: String
  }
  type Echo { seen(text: String = "d"): String echo(id: ID!, text: String): Echo list(first: Int = 10): [Int] }
`)

const settings = readGatewaySettings({ NODE_ENV: 'test' })
const rules = { schema, maxTokens: 4000, limits: documentLimits(settings), introspection: true }

const seen = (args: unknown): string => JSON.stringify(args)
const rootValue = {
  echo: function make(args: unknown): unknown {
    return { seen: (more: unknown) => seen([args, more]), echo: make, list: ({ first }: { first: number }) => [first] }
  },
  plain: () => 'plain',
}
/** As a scalar is read that takes what it is given. */
const run = (document: ReturnType<typeof parse>, variableValues: Readonly<Record<string, unknown>> = {}) =>
  execute({ schema, document, rootValue, variableValues }) as ExecutionResult

const chance = chanceOf(20261123)
const strings = [
  '"a"',
  '""',
  '"with \\"quotes\\" and \\\\"',
  '"\\u00e9\\n"',
  '"""block\n  "text" \\""" here"""',
  '"{ ( ) } # no"',
  '"ü€😀"',
  '"\\u{1F600}"',
]
const ints = ['0', '7', '-12', '2147483647', '-2147483648']
const floats = ['1.5', '-0.25', '1e3', '2.5E-2']
const pick = (from: readonly string[]): string => chance.pick([...from])
const range = (depth: number): string =>
  `{ to: ${pick(ints)}${chance.is(0.5) ? `, from: ${pick(ints)}` : ''}${chance.is(0.5) ? `, exact: ${pick([...ints, ...floats])}` : ''}${chance.is(0.4) ? `, tags: [${pick(strings)}, ${pick(strings)}]` : ''}${chance.is(0.3) ? ', color: GREEN' : ''}${chance.is(0.3) ? `, price: ${pick(strings)}` : ''}${chance.is(0.3) ? `, id: ${pick([...ints, ...strings])}` : ''}${depth > 0 && chance.is(0.5) ? `, inner: ${range(depth - 1)}` : ''} }`
const one: Readonly<Record<string, () => string>> = {
  int: () => pick(ints),
  float: () => pick([...ints, ...floats]),
  id: () => pick([...ints, ...strings, '98765432109876543210987654321']),
  text: () => pick(strings),
  flag: () => pick(['true', 'false', 'null']),
  color: () => pick(['RED', 'GREEN']),
  ints: () => pick([`[${pick(ints)}, ${pick(ints)}]`, '[]', pick(ints)]),
  ids: () => `[${pick(strings)}, ${pick(ints)}, null]`,
  range: () => range(2),
  ranges: () => `[${range(1)}, ${range(0)}]`,
  one: () => pick([`{ a: ${pick(ints)} }`, `{ b: ${pick(strings)} }`]),
  price: () => pick([...strings, ...ints, ...floats]),
  must: () => pick([...ints, '$given']),
}

function randomText(): string {
  const names = Object.keys(one).filter(() => chance.is(0.4))
  const args = names.map(name => `${name}: ${one[name]?.() ?? 'null'}`).join(chance.is(0.5) ? ', ' : ' ')
  const directive = chance.is(0.3) ? ' @note(text: "left (alone)") @include(if: true)' : ''
  const fragment = chance.is(0.3)
  const given = args.includes('$given') ? '($given: Int = 4)' : ''
  const inner = `seen${directive} other: seen(text: ${pick(strings)}) # "no literal" (1)\n list(first: ${pick(ints)})`
  return `query Q${given} { a: echo${args ? `(${args})` : ''} { ${fragment ? '...F' : inner} deeper: echo(id: ${one['id']?.()}) { seen } } plain }${
    fragment ? ` fragment F on Echo { ${inner} }` : ''
  }`
}

/** As the gateway runs what it found: the shared document, with the values that stood in the text. */
function shared(documents: ReturnType<typeof createKnownDocuments>, text: string) {
  const found = documents.read(text)
  if (found.kind === 'refused') return { refused: found.errors }
  const { known, literals } = found
  const [operation] = known.document.definitions
  if (operation?.kind !== 'OperationDefinition') throw new Error('no operation')
  const variables = compileVariables(schema, operation)({ ...literals })
  if (variables instanceof Error) throw variables
  return { known, result: run(known.document, variables), isShared: literals !== undefined }
}

describe('operations that differ in nothing but literals', () => {
  it('are answered as each by itself', () => {
    const documents = createKnownDocuments(rules)
    let shares = 0
    for (let drawn = 0; drawn < 1000; drawn++) {
      const text = randomText()
      const { result, isShared, refused } = shared(documents, text)
      expect({ text, refused }).toEqual({ text, refused: undefined })
      expect({ text, result: JSON.parse(JSON.stringify(result)) }).toEqual({
        text,
        result: JSON.parse(JSON.stringify(run(parse(text)))),
      })
      if (isShared) shares++
    }
    expect(shares).toBeGreaterThan(500)
  })

  it('share one document, whatever the literals', () => {
    const documents = createKnownDocuments(rules)
    const all = ['"1"', '"2"', '"""3"""'].map(
      id => shared(documents, `{ echo(id: ${id}, int: 4) { seen } # "${id}" (1)\n }`).known,
    )
    expect(new Set(all).size).toBe(1)
    expect(documents.all()).toHaveLength(1)
  })

  it.each([
    ['a number that is too large', '{ echo(int: 1) { seen } }', '{ echo(int: 3000000000) { seen } }'],
    ['a string that is none', '{ echo(text: "a") { seen } }', '{ echo(text: "\\q") { seen } }'],
    ['a lone surrogate', '{ echo(text: "a") { seen } }', '{ echo(text: "\\uD800") { seen } }'],
  ])('%s is refused as if there were no others', (_, good, wrong) => {
    const alone = createKnownDocuments(rules).read(wrong)
    const documents = createKnownDocuments(rules)
    documents.read(good)
    expect(alone.kind).toBe('refused')
    expect(documents.read(wrong)).toEqual(alone)
  })

  it.each([
    ['strings where numbers belong', '{ echo(int: "1") { seen } }'],
    ['strings where enums belong', '{ echo(color: "RED") { seen } }'],
    ['floats where ints belong', '{ echo(int: 1.5) { seen } }'],
  ])('%s are refused', (_, text) => expect(createKnownDocuments(rules).read(text).kind).toBe('refused'))

  it.each([
    ['equal fields with equal literals', '{ echo(id: "1") { seen } echo(id: "1") { list } }'],
    ['a literal where a list belongs', '{ echo(ints: 1) { seen } }'],
    ['a decimal that may be read digit by digit', '{ echo(price: 1.10) { seen } }'],
    ['several operations', 'query A { echo(id: "1") { seen } } query B { plain }'],
    ['variables with our names', 'query ($_literal0: ID!) { echo(id: $_literal0, text: "x") { seen } }'],
  ])('stay as they are: %s', (_, text) => {
    const found = createKnownDocuments(rules).read(text)
    expect(found).toMatchObject({ kind: 'found', known: { text } })
  })

  it.each([
    ['in directives', '{ echo @note(text: "a") { seen @include(if: true) } }'],
    ['in defaults of variables', 'query Q($a: Int = 5, $r: Range = { to: 1, tags: ["x"] }) { plain }'],
    ['in comments', '{ plain # "a" (1)\n }'],
    ['nowhere', '{ plain }'],
  ])('are left alone %s', (_, text) => expect(scanLiterals(text)).toBeUndefined())

  it.each([
    '{ echo(id: "1',
    '{ echo(id: """1',
    '{ echo(int: 01) }',
    '{ echo(int: 1a) }',
    '{ echo(int: -) }',
    '{ echo((id: 1)) }',
  ])('a text that cannot be read is for the reader to refuse: %s', text => expect(scanLiterals(text)).toBeUndefined())
})
