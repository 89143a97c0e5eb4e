import Fastify from 'fastify'
import { z } from 'zod'
import { IDENTITY_HEADER } from '../../../shared/runtime/identity'
import { entitiesText } from './bareInfrastructure'
import { pageText } from './bareBilling'
import type { Serve } from './serving'

const asked = z.object({ variables: z.record(z.string(), z.unknown()) })

/**
 * No GraphQL at all: the HTTP layer and the identity are ours, but the answer to the one request that is measured is put
 * together by hand from the same data.
 */
export const bare: Serve = async ({ subgraph, world, host, port, verify, clock }) => {
  const textOf = subgraph.name === 'billing' ? pageText(world, clock) : entitiesText(world)
  const server = Fastify()
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_, body, done) => done(null, body))
  server.post('/graphql', async (request, reply) => {
    const header = request.headers[IDENTITY_HEADER]
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const caller = verify(typeof header === 'string' ? header : undefined, body)
    if (!caller) return reply.code(401).send('')
    const { variables } = asked.parse(JSON.parse(body.toString()))
    return reply
      .header('content-type', 'application/json; charset=utf-8')
      .send(`{"data":${textOf(variables, caller.viewer)}}`)
  })
  const url = await server.listen({ host, port })
  return { url, close: () => server.close() }
}
