import type { TestGateway } from './gateway'
import { startTestGateway } from './gateway'
import type { TestGraph } from './graph'
import { startTestGraph } from './graph'

describe('for whoever runs it', () => {
  let graph: TestGraph
  let gateway: TestGateway

  beforeAll(async () => {
    graph = await startTestGraph()
    gateway = await startTestGateway(graph)
  })
  afterAll(async () => {
    await gateway.close()
    await graph.close()
  })

  it('/live says that the process lives, without asking anybody', async () => {
    expect(await gateway.send({}, '/live')).toMatchObject({ status: 200, body: { status: 'live' } })
  })

  it('/ready names each subgraph and the supergraph in use', async () => {
    const { status, body } = await gateway.send({}, '/ready')
    expect(status).toBe(200)
    expect(body).toEqual({
      status: 'ready',
      supergraph: expect.stringMatching(/^[0-9a-f]{12}$/),
      subgraphs: { shop: 'up', stock: 'up' },
    })
  })

  it('/metrics counts requests by operation and outcome', async () => {
    await gateway.ask('query Everything { me }')
    await gateway.ask('query Everything { fail(how: PUBLIC) }')
    expect(await gateway.metric('gateway_requests_total', { operation: 'Everything', outcome: 'ok' })).toBe(1)
    expect(await gateway.metric('gateway_requests_total', { operation: 'Everything', outcome: 'errors' })).toBe(1)
    expect(await gateway.metric('gateway_request_seconds_count', { operation: 'Everything' })).toBe(2)
    expect(await gateway.metric('gateway_subgraph_request_seconds_count', { subgraph: 'shop' })).toBeGreaterThanOrEqual(
      2,
    )
    expect(await gateway.metric('process_cpu_seconds_total')).toBeGreaterThan(0)
  })

  it('the name of an operation that was refused is no label: it may be anything', async () => {
    await gateway.ask('query Refused { nothing }')
    expect(await gateway.metric('gateway_requests_total', { operation: 'Refused' })).toBeUndefined()
  })

  it('every request leaves one line with its id, operation, time and calls', async () => {
    const { headers } = await gateway.ask('query Page { books(first: 2) { id stock { count } } }')
    const lines = gateway.lines.filter(line => line['requestId'] === headers.get('x-request-id'))
    expect(lines).toMatchObject([
      {
        msg: 'answered',
        operation: 'Page',
        kind: 'query',
        outcome: 'ok',
        status: 200,
        fetches: { shop: 1, stock: 1 },
        ms: expect.any(Number),
      },
    ])
  })

  it('96: line breaks in what a client sends stay inside of one line; tokens are in none', async () => {
    await gateway.ask('query ($id: ID!) { book(id: $id) { id } }', { id: 'a\n{"level":60,"msg":"forged"}' })
    await gateway.send({
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer not-a-token' },
      body: '{}',
    })
    for (const line of gateway.logText().trim().split('\n')) expect(() => JSON.parse(line)).not.toThrow()
    expect(gateway.lines.some(({ msg }) => msg === 'forged')).toBe(false)
    expect(gateway.logText()).not.toContain('not-a-token')
    expect(gateway.logText()).not.toContain(await gateway.token())
  })
})
