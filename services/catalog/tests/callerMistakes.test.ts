import { textAt } from '../domain/numeral'
import type { FilledGraph } from './filledGraph'
import { filledGraph } from './filledGraph'

let filled: FilledGraph
beforeAll(async () => {
  filled = await filledGraph()
})
afterAll(() => filled.close())

describe('what a caller may do wrong', () => {
  const messageOf = async (query: string): Promise<string | undefined> => {
    const { errors } = await filled.graph.ask(query)
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    return errors?.[0]?.message
  }

  it('is told in words: a page of no size', async () => {
    expect(await messageOf('{ plans(subsidiary: "FR", first: 0) { totalCount } }')).toBe('`first` must be 1 to 100.')
    expect(await messageOf('{ plans(subsidiary: "FR", first: 101) { totalCount } }')).toBe('`first` must be 1 to 100.')
  })

  it('is told in words: a cursor of another list, or one that was made up', async () => {
    const other = await filled.graph.ask(
      '{ plans(subsidiary: "FR", orderBy: NAME, first: 1) { pageInfo { endCursor } } }',
    )
    const foreign = textAt(other.data, 'plans', 'pageInfo', 'endCursor')
    for (const after of [foreign, 'x', '', Buffer.from('["x",20,"0","server-01"]').toString('base64url')])
      expect(await messageOf(`{ plans(subsidiary: "FR", after: "${after}") { totalCount } }`)).toBe(
        '`after` is no cursor of this list.',
      )
    expect(
      await messageOf(
        `{ catalog(subsidiary: "FR", at: "2025-03-01T00:00:00Z") { plans(orderBy: NAME, after: "${foreign}") { totalCount } } }`,
      ),
    ).toBe('`after` is no cursor of this list.')
  })

  it('is told in words: a price that is none', async () => {
    expect(await messageOf('{ plans(subsidiary: "FR", filter: { minPrice: "0.123456789" }) { totalCount } }')).toBe(
      'A price has at most eight decimals.',
    )
  })

  it('is refused without the scope', async () => {
    const { errors } = await filled.graph.ask('{ subsidiaries { code } }', {}, ['billing:read'])
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  })

  it('is refused without the gateway’s signature', async () => {
    const response = await fetch(`${filled.graph.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ subsidiaries { code } }"}',
    })
    expect(response.status).toBe(401)
  })

  it.each([
    ['{ plan(subsidiary: "FR", code: "a\\u0000b") { code } }', { plan: null }],
    ['{ plan(subsidiary: "F\\u0000", code: "a") { code } }', { plan: null }],
    ['{ catalog(subsidiary: "\\u0000") { version } }', { catalog: null }],
    ['{ plans(subsidiary: "F\\u0000") { totalCount } }', { plans: { totalCount: 0 } }],
    [
      '{ _entities(representations: [{ __typename: "Subsidiary", code: "\\u0000" }]) { __typename } }',
      { _entities: [null] },
    ],
  ])('finds nothing when it is text that the database cannot hold: %s', async (query, data) => {
    expect(await filled.graph.ask(query)).toEqual({ data })
  })

  it.each([
    'search: "a\\u0000"',
    'ranges: ["\\u0000"]',
    'datacenters: ["\\u0000"]',
    'hardware: { cpu: "\\u0000" }',
    'hardware: { disk: "\\u0000" }',
  ])('is told in words: a filter that the database cannot hold, %s', async filter => {
    expect(await messageOf(`{ plans(subsidiary: "FR", filter: { ${filter} }) { totalCount } }`)).toBe(
      'A filter holds no NUL characters.',
    )
  })
})
