import type { Attack } from './attack'
import type { System } from './system'

const refused =
  (query: string, code: string | RegExp, variables?: object) =>
  async (system: System): Promise<void> => {
    const reply = await system.ask(query, variables)
    expect([reply.status, reply.code]).toEqual([400, expect.stringMatching(code)])
    expect(reply.data).toBeUndefined()
  }

const nested = (depth: number): string => `${'{ service(id: "x") '.repeat(depth)}{ id }${'}'.repeat(depth)}`

/** Fragments of an account that each ask for the next one's fields twice in the same place. */
const bomb = (size: number): string =>
  [
    '{ service(id: "x") { ...F0 } }',
    ...Array.from({ length: size }, (_, n) => `fragment F${n} on Service { a: id ...F${n + 1} ...F${n + 1} }`),
    `fragment F${size} on Service { id }`,
  ].join(' ')

const setAutoRenew = (serviceId: string) =>
  `setAutoRenew(input: { idempotencyKey: "attack-of-many", serviceId: "${serviceId}", autoRenew: false }) { userErrors { code } }`

export const overload: readonly Attack[] = [
  { line: 30, name: 'depth 30 is a 400', run: refused(nested(30), 'DOCUMENT_TOO_DEEP') },
  { line: 31, name: 'depth 2,000 is a 400', run: refused(nested(2000), /GRAPHQL_PARSE_FAILED|DOCUMENT_TOO_DEEP/) },
  {
    line: 32,
    name: '1,000 aliases are a 400',
    run: refused(`{ ${Array.from({ length: 1000 }, (_, n) => `a${n}: __typename`).join(' ')} }`, /DOCUMENT_TOO_MANY/),
  },
  {
    line: 33,
    name: '101 × __typename is a 400',
    run: refused(`{ me { ${'__typename '.repeat(101)} } }`, 'DOCUMENT_TOO_MANY_REPEATED_FIELDS'),
  },
  {
    line: 34,
    name: '50,000 duplicate fields are a 400',
    run: refused(`{ me { ${'id '.repeat(50_000)} } }`, /GRAPHQL_PARSE_FAILED|DOCUMENT_TOO_MANY/),
  },
  { line: 35, name: 'a fragment bomb is a 400', run: refused(bomb(20), /DOCUMENT_TOO_MANY/) },
  {
    line: 35,
    name: 'a fragment bomb of fields that must be merged is a 400',
    run: refused(
      `{ ${'services { ...A } '.repeat(25)} } fragment A on ServiceConnection { ${'nodes { ...B } '.repeat(25)} } fragment B on Service { ${'id '.repeat(6)} }`,
      /DOCUMENT_TOO_MANY/,
    ),
  },
  {
    line: 36,
    name: 'a fragment cycle is a 400',
    run: refused(
      '{ me { ...A } } fragment A on Account { id ...B } fragment B on Account { ...A }',
      'DOCUMENT_FRAGMENT_CYCLE',
    ),
  },
  {
    line: 37,
    name: '50,000 directives are a 400',
    run: refused(`{ me ${'@a '.repeat(50_000)} { id } }`, /GRAPHQL_PARSE_FAILED|DOCUMENT_TOO_MANY/),
  },
  {
    line: 37,
    name: '1,500 directives are a 400',
    run: refused(`{ me ${'@a '.repeat(1500)} { id } }`, 'DOCUMENT_TOO_MANY_DIRECTIVES'),
  },
  {
    line: 38,
    name: 'first: 2147483647 is a 400, inline and as a variable',
    run: async system => {
      await refused('{ services(first: 2147483647) { nodes { id } } }', 'COST_LIMIT_EXCEEDED')(system)
      const query = 'query ($n: Int) { services(first: $n) { nodes { id } } }'
      await refused(query, 'COST_LIMIT_EXCEEDED', { n: 2_147_483_647 })(system)
    },
  },
  {
    line: 39,
    name: 'nested lists over the cost limit are a 400',
    run: refused(
      '{ services(first: 100) { nodes { invoices(first: 100) { nodes { lines { label service { id } } payments { id } } } } } }',
      'COST_LIMIT_EXCEEDED',
    ),
  },
  {
    line: 40,
    name: 'an input list of 100,000 is a 400',
    run: async system => {
      const query = 'query ($u: [Universe!]) { services(filter: { universes: $u }) { totalCount } }'
      await refused(query, 'VARIABLE_LIST_TOO_LONG', { u: Array(90_000).fill('WEB') })(system)
      const literal = `{ services(filter: { universes: [${'WEB '.repeat(1500)}] }) { totalCount } }`
      await refused(literal, 'DOCUMENT_LIST_TOO_LONG')(system)
    },
  },
  {
    line: 41,
    name: 'cost is not hidden by @skip and @include',
    run: async system => {
      const dear =
        'services(first: 100) { nodes { invoices(first: 100) { nodes { lines { label service { id } } } } } }'
      const query = `query ($no: Boolean!) { me { id } ... @skip(if: $no) { ${dear} } }`
      await refused(query, 'COST_LIMIT_EXCEEDED', { no: true })(system)
      await refused(query, 'COST_LIMIT_EXCEEDED', { no: false })(system)
    },
  },
  {
    line: 42,
    name: '1,000 aliased expensive mutations are a 400, and none of them is made',
    run: async system => {
      const id = system.mine.ids['Service'] ?? ''
      const many = (count: number): string =>
        `mutation { ${Array.from({ length: count }, (_, n) => `m${n}: ${setAutoRenew(id)}`).join(' ')} }`
      await refused(many(1000), /GRAPHQL_PARSE_FAILED|DOCUMENT_TOO_MANY|COST_LIMIT_EXCEEDED/)(system)
      await refused(many(100), /DOCUMENT_TOO_MANY|COST_LIMIT_EXCEEDED/)(system)
      await refused(many(25), 'COST_LIMIT_EXCEEDED')(system)
    },
  },
  {
    line: 43,
    name: 'unique queries are planned and forgotten: memory stays',
    run: async system => {
      for (let n = 0; n < 120; n++)
        expect((await system.ask(`query Q${n} { a${n}: __typename me { id } }`)).status).toBe(200)
    },
  },
  {
    line: 44,
    name: 'a persisted query cannot be stored under another’s hash',
    run: async system => {
      const extensions = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } }
      const stored = await system.post(JSON.stringify({ query: '{ me { id } }', extensions }))
      expect(stored.status).toBe(400)
      expect((await system.post(JSON.stringify({ extensions }))).data?.['me']).toBeUndefined()
    },
  },
  {
    line: 45,
    name: 'a pattern in a search is text, and never runs away',
    run: async system => {
      for (const search of ['(a+)+$', '%'.repeat(1000), '_%'.repeat(500), '\\', '((((((((((a*)*)*)*)*)*)*)*)*)*'])
        expect(
          (await system.ask('query ($s: String) { services(filter: { search: $s }) { totalCount } }', { s: search }))
            .status,
        ).toBe(200)
    },
  },
]
