import { createServer } from 'node:http'
import { request } from 'undici'
import type { Proxy } from './postgresProxy'
import type { Steps } from './steps'

/** Stands between a process and an HTTP server, and counts each request when its answer is on the way back. */
export async function startHttpProxy(targetUrl: string, steps: Steps): Promise<Proxy> {
  const server = createServer((incoming, outgoing) => {
    const pass = async (): Promise<void> => {
      const chunks: Buffer[] = []
      for await (const chunk of incoming) chunks.push(Buffer.from(chunk))
      const headers = { ...incoming.headers }
      delete headers.host
      delete headers.connection
      const answer = await request(targetUrl + (incoming.url ?? '/'), {
        method: incoming.method === 'POST' ? 'POST' : 'GET',
        headers,
        body: chunks.length > 0 ? Buffer.concat(chunks) : null,
      })
      const body = Buffer.from(await answer.body.arrayBuffer())
      if (!steps.take()) return void incoming.socket.destroy()
      outgoing.writeHead(answer.statusCode, { 'content-type': 'application/json' }).end(body)
    }
    pass().catch(() => incoming.socket.destroy())
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
