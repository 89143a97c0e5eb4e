import { SubgraphFailure } from '../failure'
import type { Response } from './response'
import type { Exchange, SocketOptions } from './socket'
import { HttpSocket } from './socket'

export interface PoolOptions extends Pick<SocketOptions, 'host' | 'port' | 'maxBytes' | 'connectTimeoutMs'> {
  /** How many connections are held at most; more calls wait for one. */
  readonly maxSockets: number
}

/** How often is looked for what takes too long. One look at all costs less than a timer for each call. */
const lookMs = 20

/**
 * Calls over HTTP/1.1, without what a general client has beside it: a call is one string that is written and one buffer that
 * is read. That halves what a small request to the gateway costs.
 */
export class HttpPool {
  private readonly sockets = new Set<HttpSocket>()
  private readonly free: HttpSocket[] = []
  private readonly waiting: Exchange[] = []
  private timer: NodeJS.Timeout | undefined
  private calls = 0
  private isClosing = false
  private onDrained = (): void => undefined

  constructor(private readonly options: PoolOptions) {}

  /** @throws SubgraphFailure */
  request(request: string, deadline: number): Promise<Response> {
    return new Promise((resolve, reject) => {
      if (this.isClosing) return reject(new SubgraphFailure('SUBGRAPH_UNAVAILABLE', 'the gateway is closing'))
      this.calls++
      this.assign({
        request,
        deadline,
        resolve: response => {
          this.leave()
          resolve(response)
        },
        reject: failure => {
          this.leave()
          reject(failure)
        },
      })
    })
  }

  private leave(): void {
    if (--this.calls === 0) this.onDrained()
  }

  /** Waits for what is in flight. */
  async close(): Promise<void> {
    this.isClosing = true
    if (this.calls > 0) await new Promise<void>(resolve => (this.onDrained = resolve))
    for (const socket of this.sockets) socket.close()
    clearInterval(this.timer)
  }

  private assign(exchange: Exchange): void {
    const socket = this.free.pop()
    if (socket) socket.send(exchange)
    else if (this.sockets.size < this.options.maxSockets) this.open(exchange)
    else this.waiting.push(exchange)
  }

  private open(exchange: Exchange): void {
    const socket = new HttpSocket({
      ...this.options,
      onFree: freed => this.onFree(freed),
      onClosed: closed => this.onClosed(closed),
    })
    this.sockets.add(socket)
    this.timer ??= setInterval(() => this.look(), lookMs).unref()
    socket.send(exchange)
  }

  private onFree(socket: HttpSocket): void {
    const next = this.waiting.shift()
    if (next) socket.send(next)
    else this.free.push(socket)
  }

  private onClosed(socket: HttpSocket): void {
    this.sockets.delete(socket)
    const index = this.free.indexOf(socket)
    if (index >= 0) this.free.splice(index, 1)
    const next = this.waiting.shift()
    if (next) this.open(next)
  }

  private look(): void {
    const now = performance.now()
    for (const socket of this.sockets) socket.checkTime(now)
    for (let index = this.waiting.length - 1; index >= 0; index--) {
      const exchange = this.waiting[index]
      if (!exchange || now < exchange.deadline) continue
      this.waiting.splice(index, 1)
      exchange.reject(new SubgraphFailure('SUBGRAPH_TIMEOUT', 'no answer in time: all connections are taken'))
    }
    if (this.sockets.size > 0 || this.waiting.length > 0) return
    clearInterval(this.timer)
    this.timer = undefined
  }
}
