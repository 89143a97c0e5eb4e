import type { UsageReport } from '../usage/report'
import type { TestGateway } from './gateway'
import { freePort, startTestGateway } from './gateway'
import type { TestGraph } from './graph'
import { startTestGraph } from './graph'

const isReport = (value: unknown): value is UsageReport =>
  typeof value === 'object' && value !== null && 'unused' in value

describe('who uses what', () => {
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

  const report = async (): Promise<UsageReport> => {
    const { text } = await gateway.send({}, '/usage')
    const read: unknown = JSON.parse(text)
    if (!isReport(read)) throw new Error(text)
    return read
  }

  it('is told by operation, by part of the schema and by client', async () => {
    const web = { 'apollographql-client-name': 'web', 'apollographql-client-version': '1.0' }
    await gateway.ask('query Title { book(id: "1") { title } }', {}, web)
    await gateway.ask('query Title { book(id: "2") { title } }', {}, web)
    await gateway.ask('query Title { book(id: "2") { title } }', {}, { 'x-client-name': 'app' })
    const { operations, coordinates, unused } = await report()
    expect(operations).toMatchObject([
      {
        name: 'Title',
        kind: 'query',
        hash: expect.stringMatching(/^[0-9a-f]{16}$/),
        clients: [
          { name: 'web', version: '1.0', requests: 2 },
          { name: 'app', version: 'unknown', requests: 1 },
        ],
      },
    ])
    expect(coordinates['Book.title']).toMatchObject([
      { name: 'web', requests: 2 },
      { name: 'app', requests: 1 },
    ])
    expect(unused).toContain('Book.price')
    expect(unused).not.toContain('Book.title')
  })

  it('counts nothing that was refused', async () => {
    const authorization = `Bearer ${await gateway.token('demo', 'catalog:read')}`
    expect((await gateway.ask('query Prices { books { price } }', {}, { authorization })).status).toBe(403)
    await gateway.ask('query Wrong { nothing }')
    expect((await report()).operations.map(({ name }) => name)).toEqual(['Title'])
  })

  it('holds nothing that a client wrote as a value', async () => {
    await gateway.ask('query Mine { book(id: "anna@example.org") { title } }')
    expect(JSON.stringify(await report())).not.toContain('anna')
  })

  it('errors are counted by operation and code', async () => {
    await gateway.ask('query Failing { fail(how: PUBLIC) }')
    await gateway.ask('query Failing { fail(how: INTERNAL) }')
    for (const code of ['BAD_USER_INPUT', 'INTERNAL_SERVER_ERROR'])
      expect(await gateway.metric('gateway_errors_total', { operation: 'Failing', code })).toBe(1)
  })

  it('in production it is told on the port of its own only', async () => {
    const port = await freePort()
    const hidden = await startTestGateway(graph, { PUBLIC_METRICS: 'false', METRICS_PORT: String(port) })
    expect((await hidden.send({}, '/usage')).status).toBe(404)
    const response = await fetch(`http://127.0.0.1:${port}/usage`)
    expect(isReport(await response.json())).toBe(true)
    await hidden.close()
  })
})
