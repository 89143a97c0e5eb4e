import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { ExecutionArgs } from 'graphql'
import { GraphQLError } from 'graphql'
import { CloseCode, handleProtocols, makeServer } from 'graphql-ws'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import type { Clock } from '../../../services/shared/runtime/clock'
import type { Log } from '../../../services/shared/runtime/log'
import { Refusal } from '../../http/refusal'
import { requestIdOf } from '../../http/requestId'
import type { Principal } from '../../identity/principal'
import type { StreamingSettings } from '../settings'
import { whenExpired } from './expiry'
import type { Operate } from './webSocketOperations'
import { Running } from './webSocketOperations'

/** What is known of one connection. */
interface Connected {
  readonly request: IncomingMessage
  readonly requestId: string
  readonly socket: WebSocket
  principal?: Principal
}

export interface WebSocketOptions {
  /** Pages of this origin may connect; clients that are no browser say none. */
  readonly origin: string
  /** Who shows an `Authorization` of this text. @throws Refusal */
  readonly identify: (authorization: string | undefined, requestId: string) => Promise<Principal>
  readonly operate: Operate
  readonly settings: StreamingSettings
  readonly clock: Clock
  readonly log: Log
}

export interface WebSockets {
  /** Tells all clients to come back, elsewhere. */
  close(): void
}

/** Clients of graphql-ws connect again after this one, and give up after those of the protocol's own. */
const SERVICE_RESTART = 1012
const TRY_AGAIN_LATER = 1013

/** So long a client may take to close after it was told to. */
const closingTime = 1500

const authorizationOf = (params: Readonly<Record<string, unknown>> | undefined, { headers }: IncomingMessage) => {
  const given = params?.['Authorization'] ?? params?.['authorization'] ?? headers.authorization
  return typeof given === 'string' ? given : undefined
}

function turnAway(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
}

/** WebSockets at `/graphql`, by the protocol graphql-transport-ws. */
export function serveWebSockets(http: Server, options: WebSocketOptions): WebSockets {
  const { origin, identify, operate, settings, clock, log } = options
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: settings.MAX_WEBSOCKET_MESSAGE_BYTES,
    perMessageDeflate: false,
    handleProtocols,
  })
  let closing = false

  const server = makeServer<Record<string, unknown>, Connected>({
    connectionInitWaitTimeout: settings.WEBSOCKET_INIT_TIMEOUT_MS,
    async onConnect({ connectionParams, extra }) {
      const { request, requestId, socket } = extra
      try {
        extra.principal = await identify(authorizationOf(connectionParams, request), requestId)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        socket.close(error.status === 503 ? TRY_AGAIN_LATER : CloseCode.Unauthorized, error.message.slice(0, 120))
        return false
      }
      endWithToken(extra.principal, socket)
      return true
    },
    async onSubscribe({ extra, subscriptions }, _, payload) {
      if (Object.keys(subscriptions).length > settings.MAX_SUBSCRIPTIONS_PER_CONNECTION) {
        const extensions = { code: 'TOO_MANY_SUBSCRIPTIONS', requestId: extra.requestId }
        return [new GraphQLError('Too many operations run on this connection.', { extensions })]
      }
      if (!extra.principal) throw new Error('an operation before the connection was acknowledged')
      return operate(payload, { principal: extra.principal, request: extra.request, requestId: extra.requestId })
    },
    execute: ({ contextValue }: ExecutionArgs) => runningOf(contextValue).results(),
    subscribe: ({ contextValue }: ExecutionArgs) => runningOf(contextValue).results(),
  })

  /** Ended with a reason that makes clients fetch a new token and come back. */
  const endWithToken = (principal: Principal, socket: WebSocket): void => {
    const callOff = whenExpired(principal, clock, () =>
      socket.close(CloseCode.Forbidden, 'The access token has expired.'),
    )
    socket.once('close', callOff)
  }

  const connected = (socket: WebSocket, request: IncomingMessage): void => {
    const requestId = requestIdOf(request)
    socket.on('error', error => log.info({ err: error, requestId }, 'a WebSocket broke'))
    let isAlive = true
    socket.on('pong', () => {
      isAlive = true
    })
    const beat = setInterval(() => {
      if (!isAlive) return socket.terminate()
      isAlive = false
      socket.ping()
    }, settings.SUBSCRIPTION_HEARTBEAT_MS)
    const closed = server.opened(
      {
        protocol: socket.protocol,
        close: (code, reason) => socket.close(code, reason),
        // Resolves when it is on its way: whoever has more to send waits for it, and nobody waits for ever.
        send: data =>
          new Promise<void>(resolve => {
            if (socket.readyState !== socket.OPEN) return resolve()
            const stalled = setTimeout(() => socket.terminate(), settings.SUBSCRIPTION_STALL_MS)
            socket.send(data, () => {
              clearTimeout(stalled)
              resolve()
            })
          }),
        onMessage: take =>
          socket.on('message', (data, isBinary) => {
            if (isBinary) return socket.close(CloseCode.BadRequest, 'Messages are text.')
            void take(String(data)).catch((error: unknown) => {
              log.error({ err: error, requestId }, 'a message of a WebSocket could not be handled')
              socket.close(CloseCode.InternalServerError, 'Something went wrong on our side.')
            })
          }),
      },
      { request, requestId, socket },
    )
    socket.once('close', (code, reason) => {
      clearInterval(beat)
      void closed(code, String(reason))
    })
  }

  http.on('upgrade', (request, socket, head) => {
    const { headers, url = '' } = request
    socket.on('error', error => log.info({ err: error }, 'a connection broke'))
    if (url.split('?')[0] !== '/graphql') return turnAway(socket, '404 Not Found')
    if (closing) return turnAway(socket, '503 Service Unavailable')
    if (headers.origin !== undefined && headers.origin !== origin) return turnAway(socket, '403 Forbidden')
    sockets.handleUpgrade(request, socket, head, connected)
  })

  return {
    close() {
      closing = true
      for (const socket of sockets.clients) {
        socket.close(SERVICE_RESTART, 'The service restarts. Connect again.')
        setTimeout(() => socket.terminate(), closingTime).unref()
      }
      sockets.close()
    },
  }
}

function runningOf(value: unknown): Running {
  if (value instanceof Running) return value
  throw new TypeError('an operation that was not prepared')
}
