import type { Socket } from 'node:net'
import { connect } from 'node:net'
import { errorCode } from '../../errorCode'
import { SubgraphFailure } from '../failure'
import { BadResponse } from './badResponse'
import type { Response } from './response'
import { ResponseReader } from './response'

/** One call and who waits for it. */
export interface Exchange {
  /** Head and body of the request, of one character a byte. */
  readonly request: string
  /** By `performance.now()`. */
  readonly deadline: number
  readonly resolve: (response: Response) => void
  readonly reject: (failure: SubgraphFailure) => void
}

export interface SocketOptions {
  readonly host: string
  readonly port: number
  readonly maxBytes: number
  /** How long a connection may take. */
  readonly connectTimeoutMs: number
  /** The exchange is over, and the socket is good for another. */
  readonly onFree: (socket: HttpSocket) => void
  readonly onClosed: (socket: HttpSocket) => void
}

const readSize = 64 * 1024

/** One connection, which has one exchange at a time. */
export class HttpSocket {
  /** When it is too late to send something. */
  idleUntil = 0
  private exchange: Exchange | undefined
  private readonly reader: ResponseReader
  private readonly socket: Socket
  private readonly connectBy: number
  private error: unknown
  private isClosed = false

  constructor(private readonly options: SocketOptions) {
    this.reader = new ResponseReader(options.maxBytes)
    this.connectBy = performance.now() + options.connectTimeoutMs
    const buffer = Buffer.allocUnsafeSlow(readSize)
    this.socket = connect({
      host: options.host,
      port: options.port,
      noDelay: true,
      keepAlive: true,
      // Read into one buffer, past the stream: it is most of what a call costs otherwise.
      onread: { buffer, callback: length => this.read(buffer.subarray(0, length)) },
    })
    this.socket.on('error', error => (this.error = error)).on('close', () => this.ended())
  }

  send(exchange: Exchange): void {
    this.exchange = exchange
    this.socket.write(exchange.request, 'latin1')
  }

  /** Ends what has taken too long. */
  checkTime(now: number): void {
    const { exchange } = this
    if (exchange && now >= exchange.deadline) this.fail(new SubgraphFailure('SUBGRAPH_TIMEOUT', 'no answer in time'))
    else if (this.socket.connecting && now >= this.connectBy)
      this.fail(new SubgraphFailure('SUBGRAPH_UNAVAILABLE', 'cannot be reached (no connection in time)'))
    else if (!exchange && now >= this.idleUntil) this.close()
  }

  /** At once: whoever looks for a free socket must not find one that is being closed. */
  close(): void {
    if (this.isClosed) return
    this.isClosed = true
    this.socket.destroy()
    this.options.onClosed(this)
  }

  private fail(failure: SubgraphFailure): void {
    const { exchange } = this
    this.exchange = undefined
    this.close()
    exchange?.reject(failure)
  }

  private read(bytes: Buffer): boolean {
    // Nobody asked for anything.
    if (!this.exchange) {
      this.close()
      return false
    }
    try {
      const response = this.reader.read(bytes)
      if (response) this.finish(response)
    } catch (error) {
      if (!(error instanceof BadResponse)) throw error
      this.fail(new SubgraphFailure('SUBGRAPH_INVALID_RESPONSE', `answered with ${error.message}`))
    }
    return true
  }

  private finish(response: Response): void {
    const { exchange } = this
    this.exchange = undefined
    if (response.keepAliveMs === 0) this.close()
    else {
      this.idleUntil = performance.now() + response.keepAliveMs
      this.options.onFree(this)
    }
    exchange?.resolve(response)
  }

  private ended(): void {
    if (!this.exchange) return this.close()
    const response = this.error === undefined ? this.reader.end() : undefined
    if (response) return this.finish(response)
    const why = this.error === undefined ? 'the connection was closed' : errorCode(this.error)
    this.fail(
      this.reader.isInBody
        ? new SubgraphFailure('SUBGRAPH_INVALID_RESPONSE', `broke off its answer (${why})`, { cause: this.error })
        : new SubgraphFailure('SUBGRAPH_UNAVAILABLE', `cannot be reached (${why})`, { cause: this.error }),
    )
  }
}
