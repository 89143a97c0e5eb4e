import { z } from 'zod'

const count = z.coerce.number().int().min(1)
const milliseconds = z.coerce.number().int().min(10).max(600_000)

/** Settings of subscriptions. */
export const streamingSettings = {
  /** How many are open at once in this process, for one account, and on one WebSocket. */
  MAX_SUBSCRIPTIONS: count.default(10_000),
  MAX_SUBSCRIPTIONS_PER_ACCOUNT: count.default(200),
  MAX_SUBSCRIPTIONS_PER_CONNECTION: count.default(50),
  /** The largest message that is taken from a WebSocket. */
  MAX_WEBSOCKET_MESSAGE_BYTES: count.default(256 * 1024),
  /** How long a WebSocket may take to say who it is. */
  WEBSOCKET_INIT_TIMEOUT_MS: milliseconds.default(5000),
  /** So often something is sent to a subscriber, so that both sides know that the other is there. */
  SUBSCRIPTION_HEARTBEAT_MS: milliseconds.default(12_000),
  /** A subscriber who does not read what he is sent for this long is cut off; he can come back and go on where he was. */
  SUBSCRIPTION_STALL_MS: milliseconds.default(20_000),
}

export type StreamingSettings = z.infer<z.ZodObject<typeof streamingSettings>>
