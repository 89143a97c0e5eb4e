import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Clock } from '../../services/shared/runtime/clock'
import { SIGNATURE_HEADER, verifyBatch } from '../../services/shared/runtime/events/signature'
import type { Log } from '../../services/shared/runtime/log'
import type { CurrentGraph } from '../graph/currentGraph'
import { Refusal } from '../http/refusal'

export interface PurgeRouteOptions {
  /** Without one nothing can be purged, and there is no such address. */
  readonly secret: string | undefined
  readonly graph: CurrentGraph
  readonly clock: Clock
  readonly log: Log
}

const purge = z.strictObject({ tags: z.array(z.string().min(1).max(500)).min(1).max(1000) })

const readJson = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}

/** `POST /cache/purge`: forgets entities by their tags (`Plan`, `Plan.id:7`), for whoever signs it as events are signed. */
export function purgeRoute(server: FastifyInstance, { secret, graph, clock, log }: PurgeRouteOptions): void {
  if (secret === undefined) return
  void server.register(async scope => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_, body, done) => done(null, body))
    scope.post('/cache/purge', async request => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const header = request.headers[SIGNATURE_HEADER]
      if (!verifyBatch(typeof header === 'string' ? header : undefined, body, [secret], clock.now()))
        throw new Refusal(401, 'UNAUTHENTICATED', 'The signature is not good.')
      const read = purge.safeParse(readJson(body))
      if (!read.success) throw new Refusal(400, 'BAD_REQUEST', 'The body should be {"tags":["…"]}.')
      const purged = graph.current().purge(read.data.tags)
      log.info({ requestId: request.id, tags: read.data.tags.length, purged }, 'entities were purged')
      return { purged }
    })
  })
}
