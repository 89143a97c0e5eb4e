import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { getIntrospectionQuery, parse } from 'graphql'
import { checkDocument } from './document'
import { documentLimits, limitSettings } from './settings'
import { z } from 'zod'

const limits = documentLimits(z.object(limitSettings).parse({}))

const refusalOf = (text: string, more: Partial<typeof limits> = {}) => {
  const error = checkDocument(parse(text), { ...limits, ...more })
  return error && { message: error.message, ...error.extensions }
}

const nested = (depth: number): string => '{ a '.repeat(depth) + '}'.repeat(depth)

/** Each fragment spreads the next one twice. */
const bomb = (fragments: number, spread: (next: string) => string): string =>
  [
    `{ ${spread('F0')} }`,
    ...Array.from({ length: fragments }, (_, n) => `fragment F${n} on T { ${spread(`F${n + 1}`)} }`),
    `fragment F${fragments} on T { a }`,
  ].join(' ')

describe('what a document may ask for', () => {
  const operations = resolve(__dirname, '../../schema/operations')
  const documents = readdirSync(operations, { recursive: true, encoding: 'utf8' }).filter(file =>
    file.endsWith('.graphql'),
  )

  it.each(documents)('is what the manager asks for in %s, with room for three times as much', file => {
    const roomy = Object.fromEntries(Object.entries(limits).map(([name, limit]) => [name, Math.floor(limit / 3)]))
    const text = readFileSync(join(operations, file), 'utf8')
    expect(refusalOf(text)).toBeUndefined()
    expect(refusalOf(text, { ...roomy, depth: limits.depth - 8 })).toBeUndefined()
  })

  it('is what tools ask for to read the schema', () => {
    const text = getIntrospectionQuery({
      descriptions: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    })
    expect(refusalOf(text)).toBeUndefined()
  })

  it.each([
    ['DOCUMENT_TOO_DEEP', nested(30), 30],
    ['DOCUMENT_TOO_DEEP', nested(900), 900],
    ['DOCUMENT_TOO_DEEP', `{ ...A } fragment A on T ${nested(30)}`, 30],
    ['DOCUMENT_TOO_DEEP', `{ a { ... on T { ...A } } } fragment A on T ${nested(20)}`, 21],
    ['DOCUMENT_TOO_MANY_ALIASES', `{ a { ${'b: c '.repeat(1000)} } }`, 1000],
    [
      'DOCUMENT_TOO_MANY_ALIASES',
      `{ ${Array.from({ length: 20 }, (_, n) => `x${n} { ...A }`).join(' ')} } fragment A on T { a: b c: d e: f g: h i: j k: l }`,
      120,
    ],
    ['DOCUMENT_TOO_MANY_ROOT_FIELDS', `mutation { ${'stop '.repeat(31)} }`, 31],
    ['DOCUMENT_TOO_MANY_ROOT_FIELDS', `{ ...A ...A } fragment A on Query { ${'me '.repeat(16)} }`, 32],
    ['DOCUMENT_TOO_MANY_REPEATED_FIELDS', `{ a { ${'__typename '.repeat(101)} } }`, 101],
    ['DOCUMENT_TOO_MANY_REPEATED_FIELDS', `{ a { ...A ...A ...A } } fragment A on T { ${'b '.repeat(40)} }`, 120],
    ['DOCUMENT_TOO_MANY_REPEATED_FIELDS', `{ ${'a { b b b b b b } '.repeat(20)} }`, 120],
    ['DOCUMENT_TOO_MANY_DIRECTIVES', `{ a { ${'b @x '.repeat(101)} } }`, 101],
    ['DOCUMENT_TOO_MANY_DIRECTIVES', `{ a ${'@x '.repeat(11)} }`, 11],
    ['DOCUMENT_TOO_MANY_DIRECTIVES', `query ($a: Int ${'@x '.repeat(11)}) { a }`, 11],
    ['DOCUMENT_TOO_MANY_DEFINITIONS', Array.from({ length: 101 }, (_, n) => `query Q${n} { a }`).join(' '), 101],
    ['DOCUMENT_TOO_MANY_VARIABLES', `query (${'$a: Int '.repeat(51)}) { a }`, 51],
    ['DOCUMENT_LIST_TOO_LONG', `{ a(b: { c: [[${'1 '.repeat(1001)}]] }) }`, 1001],
    ['DOCUMENT_LIST_TOO_LONG', `query ($a: [Int] = [${'1 '.repeat(1001)}]) { a }`, 1001],
    ['DOCUMENT_LIST_TOO_LONG', `{ a @x(y: [${'1 '.repeat(1001)}]) }`, 1001],
    ['DOCUMENT_TOO_MANY_SELECTIONS', bomb(12, next => `...${next} ...${next}`), 2 ** 14 - 2 + 2 ** 13],
    ['DOCUMENT_TOO_MANY_SELECTIONS', bomb(95, next => `...${next} ...${next}`), 1_000_000_000],
    // Validation looks at what no operation spreads, too.
    ['DOCUMENT_TOO_DEEP', `{ a } fragment Unused on T ${nested(30)}`, 30],
  ])('is less than what is refused as %s: %.40s', (code, text, found) => {
    const refusal = refusalOf(text)
    expect(refusal).toMatchObject({ code, found, http: { status: 400 } })
    expect(refusal?.message).toContain(`: ${found}, and at most`)
  })

  it('is not less by a field: each limit itself is allowed', () => {
    expect(refusalOf(nested(limits.depth))).toBeUndefined()
    expect(refusalOf(`{ a { ${'__typename '.repeat(limits.repeatedFields)} } }`)).toBeUndefined()
    expect(refusalOf(`{ a(b: [${'1 '.repeat(limits.listElements)}]) }`)).toBeUndefined()
    const aliases = Array.from({ length: limits.aliases }, (_, n) => `b${n}: c`).join(' ')
    expect(refusalOf(`{ a { ${aliases} } }`)).toBeUndefined()
  })

  it.each([
    ['{ ...A } fragment A on T { ...A }'],
    ['{ a } fragment A on T { b { ...B } } fragment B on T { ... { ...A } }'],
  ])('has no fragment that spreads itself: %s', text =>
    expect(refusalOf(text)).toMatchObject({ code: 'DOCUMENT_FRAGMENT_CYCLE' }),
  )

  it('is never what takes validation long: pairs of fields are counted where answers meet', () => {
    const text = bomb(10, next => `a { ...${next} } a { ...${next} }`)
    expect(text.length).toBeLessThan(1016)
    expect(refusalOf(text, { depth: 100 })).toMatchObject({ code: expect.stringMatching(/REPEATED|SELECTIONS/) })
    const wide = `{ ${'a { ...A } '.repeat(50)} } fragment A on T { ${'b '.repeat(50)} }`
    expect(refusalOf(wide, { repeatedFields: 5000, rootFields: 50 })).toMatchObject({
      code: 'DOCUMENT_TOO_MANY_REPEATED_FIELDS',
      limit: 10_000,
    })
  })

  it('is judged whatever the document is made of', () => {
    const selection = fc.letrec<{ set: string; one: string }>(tie => ({
      one: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('a', 'b', 'x: a', 'a @skip(if: true)', '...F', '...G', '...Nothing', 'a(l: [1, [2]])'),
        tie('set').map(set => `a ${set}`),
        tie('set').map(set => `... on T ${set}`),
      ),
      set: fc.array(tie('one'), { minLength: 1, maxLength: 4 }).map(all => `{ ${all.join(' ')} }`),
    }))
    fc.assert(
      fc.property(selection.set, selection.set, selection.set, (root, f, g) => {
        const text = `query ${root} fragment F on T ${f} fragment G on T ${g}`
        const refusal = checkDocument(parse(text), limits)
        // A cycle is there exactly when following spreads from one of the two comes back to it.
        const spreads = (from: string, to: string): boolean => new RegExp(`\\.\\.\\.${to}\\b`).test(from)
        const cycle = spreads(f, 'F') || spreads(g, 'G') || (spreads(f, 'G') && spreads(g, 'F'))
        expect(refusal?.extensions['code'] === 'DOCUMENT_FRAGMENT_CYCLE').toBe(cycle)
      }),
    )
  })
})
