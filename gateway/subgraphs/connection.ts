import type { ByteText } from '../execution/byteText'
import { SubgraphFailure } from './failure'
import { httpExchanges } from './http/exchanges'
import { tlsExchanges } from './tls'

export interface ConnectionOptions {
  readonly url: string
  readonly connectTimeoutMs: number
  readonly maxResponseBytes: number
}

export interface Call {
  readonly body: ByteText
  /** Made for each attempt: a signed identity is good once. */
  headers(): Record<string, string>
  /** Whether asking twice does no more than asking once. */
  readonly isRepeatable: boolean
  /** When the answer comes too late, in the terms of `performance.now()`: waiting, asking and asking again share it. */
  readonly deadline: number
}

export interface Connection {
  /**
   * Posts JSON and gives the body of a 200.
   * @throws SubgraphFailure for anything else, and when the deadline has come.
   */
  post(call: Call): Promise<Buffer>
  /** Whether the subgraph says that it can work. */
  isReady(): Promise<boolean>
  /** Waits for what is in flight, then closes. */
  close(): Promise<void>
}

/** What came back. */
interface Sent {
  readonly status: number
  /** The status line and the header lines. */
  readonly head: string
  readonly body: Buffer
}

/** What is sent and what comes back, with nothing said yet about what it means. */
export interface Exchanges {
  /** @throws SubgraphFailure when nothing comes back, or not all of it, or not in time. */
  send(
    method: 'GET' | 'POST',
    path: string,
    headers: Readonly<Record<string, string>>,
    body: ByteText | undefined,
    deadline: number,
  ): Promise<Sent>
  close(): Promise<void>
}

export interface ExchangesOptions extends Omit<ConnectionOptions, 'url'> {
  readonly url: URL
  /** How many connections one subgraph is held open: more calls wait for one, within their time-out. */
  readonly connections: number
}

const connections = 128

/** What proxies say in a subgraph's place. */
const unavailable = new Set([502, 503, 504])

export function connect({ url: text, ...options }: ConnectionOptions): Connection {
  const url = new URL(text)
  const path = url.pathname + url.search
  const exchanges = (url.protocol === 'http:' ? httpExchanges : tlsExchanges)({ ...options, url, connections })
  return {
    async post({ body: asked, headers, deadline }) {
      const { status, body } = await exchanges.send('POST', path, headers(), asked, deadline)
      if (status === 200) return body
      const code = unavailable.has(status) ? 'SUBGRAPH_UNAVAILABLE' : 'SUBGRAPH_INVALID_RESPONSE'
      throw new SubgraphFailure(code, `answered with status ${status}`)
    },
    async isReady() {
      try {
        const deadline = performance.now() + options.connectTimeoutMs
        return (await exchanges.send('GET', '/ready', {}, undefined, deadline)).status === 200
      } catch {
        return false
      }
    },
    close: () => exchanges.close(),
  }
}
