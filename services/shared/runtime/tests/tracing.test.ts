import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { DEMO_ACCOUNT_ID, toUuid } from '../../domain/ids'
import { SYSTEM } from '../../domain/viewer'
import type { Collector } from '../../testing/collector'
import { startCollector } from '../../testing/collector'
import type { TestDatabase } from '../../testing/database'
import { testDatabase } from '../../testing/database'
import { systemClock } from '../clock'
import type { Database, Reader } from '../database'
import { createDatabase } from '../database'
import type { RequestContext } from '../graphqlEndpoint'
import { IDENTITY_HEADER, createIdentitySigner, createIdentityVerifier } from '../identity'
import { createMetrics } from '../metrics'
import type { Running } from '../process'
import { startSubgraph } from '../subgraph'
import { startTracing, stopTracing, tracing } from '../tracing'

interface Context extends RequestContext {
  readonly reader: Reader
}

const log = pino({ level: 'silent' })

describe('the trace of a subgraph', () => {
  let collector: Collector
  let own: TestDatabase
  let database: Database
  let folder: string
  let server: Running

  beforeAll(async () => {
    collector = await startCollector()
    own = await testDatabase('shared')
    database = createDatabase({ url: own.url, applicationName: 'test', log })
    folder = mkdtempSync(join(tmpdir(), 'subgraph-'))
    writeFileSync(join(folder, 'test.graphql'), 'type Query { number: Int }')
    server = await startSubgraph<Context>({
      name: 'test',
      sdl: join(folder, 'test.graphql'),
      host: '127.0.0.1',
      port: 0,
      verify: createIdentityVerifier({ audience: 'test', secrets: ['secret'], clock: systemClock }),
      createContext: request => {
        const reader = database.reader(request.viewer)
        return { ...request, reader, close: () => reader.close() }
      },
      ready: async () => undefined,
      log,
      metrics: createMetrics('test'),
      resolvers: {
        Query: {
          number: async (_: unknown, __: unknown, { reader }: Context) => {
            const [row] = await reader.query<{ n: number }>('number_of_it', 'select $1::int as n', [4711])
            return row?.n
          },
        },
      },
    })
  })
  afterAll(async () => {
    await stopTracing()
    await server.close()
    await database.close()
    await own.drop()
    await collector.close()
    rmSync(folder, { recursive: true })
  })

  const traceId = '0af7651916cd43dd8448eb211c80319c'
  const parentId = 'b7ad6b7169203331'

  const ask = async (): Promise<unknown> => {
    const body = JSON.stringify({ query: 'query Number { number }', operationName: 'Number' })
    const sign = createIdentitySigner({ audience: 'test', secret: 'secret', clock: systemClock })
    const caller = { accountId: DEMO_ACCOUNT_ID, role: 'account', scopes: [] } as const
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-request-id': 'request-of-the-test',
        traceparent: `00-${traceId}-${parentId}-01`,
        [IDENTITY_HEADER]: sign(caller, 'request-of-the-test', Buffer.from(body)),
      },
      body,
    })
    return response.json()
  }

  it('goes on from the gateway down to each statement, by its name', async () => {
    // The exporter reads the variable itself.
    process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = collector.url
    await startTracing('test')
    delete process.env['OTEL_EXPORTER_OTLP_ENDPOINT']
    expect(await ask()).toEqual({ data: { number: 4711 } })
    await stopTracing()
    const request = collector.spans.find(({ name }) => name === 'POST /graphql')
    expect(request).toMatchObject({
      service: 'test',
      traceId,
      parentSpanId: parentId,
      kind: 2,
      attributes: { 'http.response.status_code': 200, 'graphql.operation.name': 'Number' },
    })
    for (const name of ['begin', 'number_of_it', 'commit'])
      expect(collector.spans.find(one => one.name === name)).toMatchObject({
        traceId,
        parentSpanId: request?.spanId,
        kind: 3,
        attributes: { 'db.system.name': 'postgresql', 'db.query.summary': name },
      })
    for (const personal of ['4711', DEMO_ACCOUNT_ID, toUuid(DEMO_ACCOUNT_ID)])
      expect(collector.text()).not.toContain(personal)
  })

  it('is not made when nobody asks for it', async () => {
    collector.spans.length = 0
    for (const env of [{}, { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_SDK_DISABLED: 'true' }]) {
      await startTracing('test', env)
      expect(tracing()).toBeUndefined()
      expect(await ask()).toEqual({ data: { number: 4711 } })
    }
    expect(collector.spans).toEqual([])
  })

  it('is refused with an exporter that is not there, by name', async () => {
    await expect(startTracing('test', { OTEL_TRACES_EXPORTER: 'zipkin' })).rejects.toThrow(/zipkin; there are otlp/)
    expect(await database.transaction(SYSTEM, tx => tx.query('still', 'select 1 as one'))).toEqual([{ one: 1 }])
  })
})
