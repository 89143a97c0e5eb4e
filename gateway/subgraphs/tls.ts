import { Pool } from 'undici'
import { errorCode } from '../errorCode'
import { textAsBytes } from '../execution/byteText'
import type { Exchanges, ExchangesOptions } from './connection'
import { SubgraphFailure } from './failure'

/** Over TLS. */
export function tlsExchanges({ url, connections, connectTimeoutMs, maxResponseBytes }: ExchangesOptions): Exchanges {
  const pool = new Pool(url.origin, {
    connections,
    connect: { timeout: connectTimeoutMs },
    maxResponseSize: maxResponseBytes,
    // One time-out covers the whole call, below; undici's own count parts of it.
    headersTimeout: 0,
    bodyTimeout: 0,
  })

  const withinTime = async <T>(deadline: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    const abort = new AbortController()
    const timer = setTimeout(() => abort.abort(), Math.ceil(deadline - performance.now()))
    try {
      return await work(abort.signal)
    } catch (error) {
      if (abort.signal.aborted) throw new SubgraphFailure('SUBGRAPH_TIMEOUT', 'no answer in time')
      throw error
    } finally {
      clearTimeout(timer)
    }
  }

  const request = async (options: Parameters<Pool['request']>[0]) => {
    try {
      return await pool.request(options)
    } catch (error) {
      throw new SubgraphFailure('SUBGRAPH_UNAVAILABLE', `cannot be reached (${errorCode(error)})`, { cause: error })
    }
  }

  return {
    send: (method, path, headers, body, deadline) =>
      withinTime(deadline, async signal => {
        const sent = body === undefined ? null : textAsBytes(body)
        const response = await request({ method, path, headers, body: sent, signal })
        try {
          const lines = Object.entries(response.headers).flatMap(([name, given]) =>
            [given ?? []].flat().map(value => `\r\n${name}: ${value}`),
          )
          const head = `HTTP/1.1 ${response.statusCode}${lines.join('')}`
          return { status: response.statusCode, head, body: Buffer.from(await response.body.arrayBuffer()) }
        } catch (error) {
          const reason = `broke off its answer (${errorCode(error)})`
          throw new SubgraphFailure('SUBGRAPH_INVALID_RESPONSE', reason, { cause: error })
        }
      }),
    close: () => pool.close(),
  }
}
