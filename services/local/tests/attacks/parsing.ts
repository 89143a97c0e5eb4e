import type { Attack } from './attack'
import type { System } from './system'

const refused = async (system: System, body: string): Promise<void> =>
  expect((await system.post(body)).status).toBe(400)

/** As a value of every text that goes into a list or a search: data, whatever it is made of. */
const asInput = (line: number, name: string, text: string): Attack => ({
  line,
  name: `${name} in inputs is data, refused or not`,
  run: async system => {
    const found = await system.ask('query ($t: String) { services(filter: { search: $t }) { totalCount } }', {
      t: text,
    })
    expect([200, 400]).toContain(found.status)
    if (found.errors.length === 0) expect(found.data).toEqual({ services: { totalCount: 0 } })
    else expect(found.code).toBe('BAD_USER_INPUT')
    const byId = await system.ask('query ($id: ID!) { service(id: $id) { id } }', { id: text })
    if (byId.errors.length === 0) expect(byId.data).toEqual({ service: null })
    else expect(byId.code).toBe('BAD_USER_INPUT')
  },
})

export const parsing: readonly Attack[] = [
  { line: 19, name: 'truncated JSON is a 400', run: system => refused(system, '{"query":"{ me { id') },
  {
    line: 20,
    name: 'JSON 100,000 deep is a 400, or means nothing',
    run: async system => {
      const deep = '['.repeat(100_000) + ']'.repeat(100_000)
      await refused(system, deep)
      await refused(
        system,
        `{"query":"query ($n: Int) { services(first: $n) { totalCount } }","variables":{"n":${deep}}}`,
      )
      await refused(system, `{"query":"{ me { id } }","variables":${deep}}`)
      expect([200, 400]).toContain((await system.post(`{"query":"{ me { id } }","extensions":{"a":${deep}}}`)).status)
    },
  },
  {
    line: 21,
    name: 'of duplicate keys the last one counts, everywhere',
    run: async system => {
      const { data } = await system.post('{"query":"{ nothing }","query":"{ me { id } }"}')
      expect(data).toEqual({ me: { id: system.mine.accountId } })
      const body = `{"query":"query ($id: ID!) { service(id: $id) { id } }","variables":{"id":"${system.theirs.ids['Service']}","id":"${system.mine.ids['Service']}"}}`
      expect((await system.post(body)).data).toEqual({ service: { id: system.mine.ids['Service'] } })
    },
  },
  { line: 22, name: '100,000 opening braces are a 400', run: system => refused(system, '{'.repeat(100_000)) },
  {
    line: 22,
    name: '100,000 opening braces as a document are a 400',
    run: async system => expect((await system.ask('{'.repeat(100_000))).status).toBe(400),
  },
  {
    line: 23,
    name: '50,000 tokens are a 400',
    run: async system => {
      const { status, code } = await system.ask(`{ ${'me '.repeat(50_000)} }`)
      expect([status, code]).toEqual([400, 'GRAPHQL_PARSE_FAILED'])
    },
  },
  asInput(24, 'NUL', 'a\0b'),
  asInput(25, 'a lone surrogate', 'a\ud800b'),
  asInput(26, 'bidirectional controls', 'a\u202eb'),
  asInput(27, 'a name of 50,000 characters', 'x'.repeat(50_000)),
  {
    line: 28,
    name: 'an operation that is not in the document is a 400',
    run: system => refused(system, '{"query":"query A { me { id } } query B { me { id } }","operationName":"C"}'),
  },
  {
    line: 29,
    name: '20,000 wrong values of a variable are a 400 of a few lines',
    run: async system => {
      const query = 'query ($u: [Universe!]) { services(filter: { universes: $u }) { totalCount } }'
      const { status, text } = await system.ask(query, { u: Array(20_000).fill('x') })
      expect(status).toBe(400)
      expect(text.length).toBeLessThan(2000)
    },
  },
]
