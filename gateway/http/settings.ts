import { z } from 'zod'

const count = z.coerce.number().int().min(1)
const milliseconds = z.coerce.number().int().min(1).max(600_000)

/** What the HTTP server takes from its clients, and how much of it at once. */
export const httpSettings = {
  /** The largest request that is taken from a client. */
  MAX_BODY_BYTES: z.coerce
    .number()
    .int()
    .min(1024)
    .default(1024 * 1024),
  /** How many headers a request may have; what they hold is limited to 16 KB by Node. */
  MAX_HEADERS: count.default(100),
  /** A client must have sent its headers, and its whole request, within this time; looked at once a second. */
  REQUEST_TIMEOUT_MS: milliseconds.default(8000),
  /** A connection on which nothing moves for this long is closed: whoever waits does not read, or is gone. */
  IDLE_TIMEOUT_MS: milliseconds.default(30_000),
  /** How long, once the gateway is told to stop, connections on which nothing comes are left open for what is on its way. */
  DRAIN_MS: z.coerce.number().int().min(0).max(5000).default(1000),
  /** How many connections are held; further ones are closed at once. */
  MAX_CONNECTIONS: count.default(5000),
  /** How many requests one connection may bring before it must be made anew, so that load spreads over replicas. */
  MAX_REQUESTS_PER_CONNECTION: count.default(100_000),
  /** How many requests may be worked on at once. Further ones wait for MAX_WAIT_MS, then are shed. */
  MAX_IN_FLIGHT: count.default(256),
  /** How many of them are worked on however busy the process is; more only while it answers to itself in time. */
  UNSHED_IN_FLIGHT: count.default(64),
  /** How many streams of events may be open at once. */
  MAX_STREAMS: count.default(2000),
  /** The process is busy when its event loop is this late. */
  MAX_LOOP_DELAY_MS: milliseconds.default(30),
  /** How long a request may wait for its turn before it is shed with a 503. */
  MAX_WAIT_MS: milliseconds.default(30),
  /** Whether `/metrics` is on the public port. Default: outside of production only. */
  PUBLIC_METRICS: z.stringbool().optional(),
  /** A port of its own for `/metrics`. */
  METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
}

export type HttpSettings = z.infer<z.ZodObject<typeof httpSettings>>
