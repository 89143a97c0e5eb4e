import { Server } from 'node:net'
import type { FastifyInstance } from 'fastify'

/** How often is looked whether anybody is still there. */
const lookMs = 10

const connectionsOf = (server: Server): Promise<number> =>
  new Promise(resolve => server.getConnections((error, count) => resolve(error ? 0 : count)))

/**
 * Takes no more connections, and has those that are there closed after their next answer, for as long as is given to them.
 * The HTTP server's own way to close would cut connections that are idle at this moment, and a request may be on one already.
 */
export async function drain({ server }: FastifyInstance, graceMs: number): Promise<void> {
  if (graceMs === 0) return
  Server.prototype.close.call(server)
  const until = performance.now() + graceMs
  while (performance.now() < until && (await connectionsOf(server)) > 0)
    await new Promise(resolve => setTimeout(resolve, lookMs))
}
