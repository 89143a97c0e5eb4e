import { createServer } from 'node:http'
import type { GatewayMetrics } from '../metrics'
import type { UsageReport } from '../usage/report'

export interface MetricsServerOptions {
  readonly host: string
  /** None: there is no such server. */
  readonly port: number | undefined
  readonly metrics: Pick<GatewayMetrics, 'registry'>
  readonly reportOfUsage: () => UsageReport
}

/** `/metrics` and `/usage` on a port of its own, which need not be reachable from where clients are. */
export async function startMetricsServer(options: MetricsServerOptions): Promise<{
  readonly url: string | undefined
  close(): Promise<void>
}> {
  const { host, port, metrics, reportOfUsage } = options
  if (port === undefined) return { url: undefined, close: async () => undefined }
  const { registry } = metrics
  const server = createServer((request, response) => {
    if (request.url === '/usage')
      return void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(reportOfUsage()))
    if (request.url !== '/metrics') return void response.writeHead(404).end()
    registry.metrics().then(
      text => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    )
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
  const address = server.address()
  const listensAt = typeof address === 'object' && address ? address.port : port
  return {
    url: `http://${host}:${listensAt}/metrics`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
