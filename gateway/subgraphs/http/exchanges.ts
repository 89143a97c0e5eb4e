import type { Exchanges, ExchangesOptions } from '../connection'
import { headerLines } from './headers'
import { HttpPool } from './pool'

/** Over a network that is trusted to be private: calls are signed, and not encrypted. */
export function httpExchanges({ url, connections, connectTimeoutMs, maxResponseBytes }: ExchangesOptions): Exchanges {
  const pool = new HttpPool({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || 80),
    maxSockets: connections,
    maxBytes: maxResponseBytes,
    connectTimeoutMs,
  })
  const host = `host: ${url.host}\r\n`
  return {
    send(method, path, headers, body, deadline) {
      const length = body === undefined ? '' : `content-length: ${body.length}\r\n`
      const head = `${method} ${path} HTTP/1.1\r\n${host}${headerLines(headers)}${length}\r\n`
      return pool.request(body === undefined ? head : head + body, deadline)
    },
    close: () => pool.close(),
  }
}
