import { Pool } from 'undici'
import { errorCode } from '../errorCode'
import type { ByteText } from '../execution/byteText'
import { textAsBytes } from '../execution/byteText'
import { SubgraphFailure } from './failure'

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

/** How many connections one subgraph is held open: more calls wait for one, within their time-out. */
const connections = 128

/** What proxies say in a subgraph's place. */
const unavailable = new Set([502, 503, 504])

export function connect({ url, connectTimeoutMs, maxResponseBytes }: ConnectionOptions): Connection {
  const { origin, pathname, search } = new URL(url)
  const pool = new Pool(origin, {
    connections,
    connect: { timeout: connectTimeoutMs },
    maxResponseSize: maxResponseBytes,
    // One time-out covers the whole call, below; undici's own count parts of it.
    headersTimeout: 0,
    bodyTimeout: 0,
  })

  const withinTime = async <T>(limit: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    const abort = new AbortController()
    const timer = setTimeout(() => abort.abort(), limit)
    try {
      return await work(abort.signal)
    } catch (error) {
      if (abort.signal.aborted) throw new SubgraphFailure('SUBGRAPH_TIMEOUT', `no answer within ${limit} ms`)
      throw error
    } finally {
      clearTimeout(timer)
    }
  }

  const request = async (
    method: 'GET' | 'POST',
    path: string,
    headers: Record<string, string>,
    body: Buffer | null,
    signal: AbortSignal,
  ) => {
    try {
      return await pool.request({ method, path, headers, body, signal })
    } catch (error) {
      throw new SubgraphFailure('SUBGRAPH_UNAVAILABLE', `cannot be reached (${errorCode(error)})`, { cause: error })
    }
  }

  return {
    post: ({ body, headers, deadline }) =>
      withinTime(Math.ceil(deadline - performance.now()), async signal => {
        const response = await request('POST', pathname + search, headers(), textAsBytes(body), signal)
        if (response.statusCode !== 200) {
          await response.body.dump().catch(() => undefined)
          const code = unavailable.has(response.statusCode) ? 'SUBGRAPH_UNAVAILABLE' : 'SUBGRAPH_INVALID_RESPONSE'
          throw new SubgraphFailure(code, `answered with status ${response.statusCode}`)
        }
        try {
          return Buffer.from(await response.body.arrayBuffer())
        } catch (error) {
          throw new SubgraphFailure('SUBGRAPH_INVALID_RESPONSE', `broke off its answer (${errorCode(error)})`, {
            cause: error,
          })
        }
      }),
    isReady: () =>
      withinTime(connectTimeoutMs, async signal => {
        const response = await request('GET', '/ready', {}, null, signal)
        await response.body.dump()
        return response.statusCode === 200
      }).catch(() => false),
    close: () => pool.close(),
  }
}
