import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buildSubgraphSchema } from '@apollo/subgraph'
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper'
import { graphql, parse } from 'graphql'
import { systemClock } from '../../services/shared/runtime/clock'
import type { Caller } from '../../services/shared/runtime/identity'
import { IDENTITY_HEADER, createIdentityVerifier } from '../../services/shared/runtime/identity'

/** What came in, and who the gateway says has sent it. */
interface Received {
  readonly headers: IncomingMessage['headers']
  readonly query: string
  readonly caller: Caller | undefined
}

/** Answers a request in the subgraph's place. */
export type Misbehaviour = (response: ServerResponse, body: string) => void

export interface TestSubgraph {
  readonly name: string
  readonly typeDefs: string
  readonly url: string
  readonly received: Received[]
  /** From now on it answers so; undefined: as it should. */
  misbehave(as: Misbehaviour | undefined): void
  /** Answers only when the promise is kept; undefined: at once. */
  hold(until: Promise<void> | undefined): void
  /** Takes no connections any more. */
  goDown(): Promise<void>
  comeBack(): Promise<void>
  close(): Promise<void>
}

export const secretOf = (name: string): string => `identity-secret-of-${name}`

const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
}

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })

/** A real subgraph behind real HTTP, whose manners a test can spoil. */
export async function startTestSubgraph(
  name: string,
  typeDefs: string,
  resolvers: GraphQLResolverMap<unknown>,
): Promise<TestSubgraph> {
  const schema = buildSubgraphSchema([{ typeDefs: parse(typeDefs), resolvers }])
  const verify = createIdentityVerifier({ audience: name, secrets: [secretOf(name)], clock: systemClock })
  const received: Received[] = []
  let misbehaviour: Misbehaviour | undefined
  let held: Promise<void> | undefined

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.url === '/ready') return void response.end('{}')
    const body = await readBody(request)
    const header = request.headers[IDENTITY_HEADER]
    const caller = verify(typeof header === 'string' ? header : undefined, body)
    const { query, variables } = JSON.parse(body.toString())
    received.push({ headers: request.headers, query, caller })
    await held
    if (misbehaviour) return misbehaviour(response, body.toString())
    if (!caller) return void response.writeHead(401).end('{"errors":[{"message":"who are you"}]}')
    const result = await graphql({ schema, source: query, variableValues: variables, contextValue: { caller } })
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result))
  }

  const make = (): Server => createServer((request, response) => void answer(request, response))
  let server = make()
  const port = await listen(server, 0)
  const stop = (): Promise<void> =>
    new Promise(resolve => {
      server.close(() => resolve())
      server.closeAllConnections()
    })

  return {
    name,
    typeDefs,
    url: `http://127.0.0.1:${port}/graphql`,
    received,
    misbehave: as => {
      misbehaviour = as
    },
    hold: until => {
      held = until
    },
    goDown: stop,
    comeBack: async () => {
      server = make()
      await listen(server, port)
    },
    close: stop,
  }
}
