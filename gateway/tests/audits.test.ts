import { serverAudits } from 'graphql-http'
import type { TestGateway } from './gateway'
import { startTestGateway } from './gateway'
import type { TestGraph } from './graph'
import { startTestGraph } from './graph'

/** GETs without a header that a browser asks for first: any site could send them. */
const refusedGets = new Set([
  'MAY accept application/x-www-form-urlencoded formatted GET requests',
  'MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json',
  'MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json',
])

describe('GraphQL over HTTP', () => {
  let graph: TestGraph
  let gateway: TestGateway
  let authorization: string

  beforeAll(async () => {
    graph = await startTestGraph()
    gateway = await startTestGateway(graph)
    authorization = `Bearer ${await gateway.token()}`
  })
  afterAll(async () => {
    await gateway.close()
    await graph.close()
  })

  const fetchFn = (url: string, init: RequestInit = {}) =>
    fetch(url, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), authorization } })
  const audits = serverAudits({ url: () => `${gateway.url}/graphql`, fetchFn })

  it.each(audits.map(audit => [audit.name, audit] as const))('%s', async (name, audit) => {
    const result = await audit.fn()
    if (refusedGets.has(name)) return expect(result).toMatchObject({ status: 'notice', response: { status: 400 } })
    expect(result.status === 'ok' ? 'ok' : `${result.status}: ${result.reason}`).toBe('ok')
  })

  it.each([...refusedGets])('the audits still have one named: %s', name =>
    expect(audits.map(audit => audit.name)).toContain(name),
  )

  it('answers such GETs when a browser would have asked before', async () => {
    const answer = await fetch(`${gateway.url}/graphql?query={me}`, {
      headers: { authorization, 'apollo-require-preflight': '1' },
    })
    expect(await answer.json()).toEqual({ data: { me: 'account' } })
  })

  it.each([
    ['application/json', 200],
    ['application/graphql-response+json', 400],
    ['application/graphql-response+json, application/json;q=0.9', 400],
    ['*/*', 400],
  ])('a document that is not valid is a fault of the operation: with %s it is a %s', async (accept, status) => {
    const { status: given, body } = await gateway.ask('{ mee }', {}, { accept })
    expect(given).toBe(status)
    expect(body).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] })
  })
})
