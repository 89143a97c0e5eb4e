import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../services/shared/runtime/clock'
import type { GatewayMetrics } from '../metrics'
import type { StreamingSettings } from './settings'
import type { SubscriberOptions } from './subscriptions/subscriber'
import { createEnter } from './subscriptions/subscriber'
import type { EventStreamOptions, EventStreams } from './subscriptions/eventStreamRoute'
import { createEventStreams } from './subscriptions/eventStreamRoute'
import { createOpenSubscriptions } from './subscriptions/openSubscriptions'
import type { OperationsOptions } from './subscriptions/webSocketOperations'
import { createOperate } from './subscriptions/webSocketOperations'
import type { WebSocketOptions } from './subscriptions/webSockets'
import { serveWebSockets } from './subscriptions/webSockets'

interface StreamingOptions
  extends
    Omit<SubscriberOptions, 'open'>,
    Omit<EventStreamOptions, 'enter' | 'settings'>,
    Omit<OperationsOptions, 'enter'>,
    Omit<WebSocketOptions, 'operate'> {
  readonly settings: StreamingSettings
  readonly metrics: Pick<GatewayMetrics, 'subscription'>
  readonly clock: Clock
}

/** Subscriptions by server-sent events and by WebSocket; both end in good order when the server closes. */
export function startStreaming(server: FastifyInstance, options: StreamingOptions): Pick<EventStreams, 'route'> {
  const open = createOpenSubscriptions(options.settings, options.metrics)
  const enter = createEnter({ ...options, open })
  const eventStreams = createEventStreams({ ...options, enter })
  const sockets = serveWebSockets(server.server, { ...options, operate: createOperate({ ...options, enter }) })
  server.addHook('preClose', async () => {
    eventStreams.close()
    sockets.close()
  })
  return eventStreams
}
