import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import fastify from 'fastify'
import { z } from 'zod'
import { refusal, send, words } from './answer'
import { rule } from './behaviour'
import { charge, chargeBody, lookUp } from './charges'
import { listMethods, methodBody, methodOf, saveMethod } from './methods'
import { refund, refundBody } from './refunds'
import type { Sandbox } from './sandbox'

const keyHeader = z.object({ 'idempotency-key': z.string().min(1, 'is missing').max(100) })
const keyQuery = z.object({ key: z.string().min(1).max(100) })
const refParam = z.object({ ref: z.string().max(100) })
const controlBody = z.strictObject({ rules: z.array(rule).max(100) })

/** The sandbox's HTTP interface. Everything but `/live` asks for the key. */
export function createServer(sandbox: Sandbox, key: string): FastifyInstance {
  // Held answers must not keep a stop from ending.
  const server = fastify({ bodyLimit: 65_536, forceCloseConnections: true })
  const keyOf = (request: FastifyRequest): string => keyHeader.parse(request.headers)['idempotency-key']

  server.addHook('onRequest', async (request, reply) => {
    if (request.url !== '/live' && !isKey(request.headers.authorization, key))
      await send(reply, refusal(401, 'unauthorized', 'The key is missing or wrong.'))
  })
  server.setErrorHandler(async (error, _, reply) => {
    const status = error instanceof z.ZodError ? 400 : statusOf(error)
    const message = error instanceof z.ZodError ? z.prettifyError(error) : 'This request cannot be answered.'
    await send(reply, refusal(status, status < 500 ? 'bad_request' : 'internal', message))
  })

  server.get('/live', async (_, reply) => send(reply, words(200, { live: true })))
  server.post('/payments', async (request, reply) =>
    send(reply, await charge(keyOf(request), chargeBody.parse(request.body), sandbox)),
  )
  server.get('/payments', async (request, reply) =>
    send(reply, await lookUp(keyQuery.parse(request.query).key, sandbox)),
  )
  server.post('/refunds', async (request, reply) =>
    send(reply, await refund(keyOf(request), refundBody.parse(request.body), sandbox)),
  )
  server.post('/methods', async (request, reply) =>
    send(reply, await saveMethod(methodBody.parse(request.body), sandbox)),
  )
  server.get('/methods', async (_, reply) => send(reply, listMethods(sandbox)))
  server.get('/methods/:ref', async (request, reply) =>
    send(reply, methodOf(refParam.parse(request.params).ref, sandbox)),
  )
  server.get('/journal', async (_, reply) => {
    await sandbox.journal.settled()
    await send(reply, words(200, { records: sandbox.books.records() }))
  })
  server.get('/control', async (_, reply) => send(reply, words(200, { rules: sandbox.rules.all() })))
  server.post('/control', async (request, reply) => {
    sandbox.rules.set(controlBody.parse(request.body).rules)
    await send(reply, words(200, { rules: sandbox.rules.all() }))
  })
  return server
}

const statusOf = (error: unknown): number =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500

/** Compared by digest: equal lengths, and no time that tells how much of it was right. */
function isKey(header: string | undefined, key: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${key}`))
}
