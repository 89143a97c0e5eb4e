import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { DocumentNode } from 'graphql'
import { execute, parse, validate } from 'graphql'
import { z } from 'zod'
import type { Serve } from './serving'
import { OPERATOR, schemaOf } from './schema'

const asked = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()).optional() })

/** graphql-js behind Node's own HTTP server, with documents that are read once; it asks nobody who he is. */
export const plain: Serve = async serving => {
  const { subgraph, host, port } = serving
  const schema = schemaOf(serving)
  const documents = new Map<string, DocumentNode>()
  const documentOf = (query: string): DocumentNode => {
    const known = documents.get(query)
    if (known) return known
    const document = parse(query)
    const [error] = validate(schema, document)
    if (error) throw error
    documents.set(query, document)
    return document
  }
  const answer = async (body: string): Promise<string> => {
    const { query, variables = {} } = asked.parse(JSON.parse(body))
    const contextValue = subgraph.createContext({ viewer: OPERATOR, requestId: '' })
    return JSON.stringify(
      await execute({ schema, document: documentOf(query), variableValues: variables, contextValue }),
    )
  }
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      answer(Buffer.concat(parts).toString()).then(
        text => response.setHeader('content-type', 'application/json').end(text),
        (error: unknown) => response.writeHead(400).end(String(error)),
      )
    })
  })
  await new Promise<void>(ready => server.listen(port, host, ready))
  const { port: taken }: AddressInfo = z.custom<AddressInfo>(at => typeof at === 'object').parse(server.address())
  return {
    url: `http://${host}:${taken}/`,
    close: () => new Promise(closed => server.close(() => closed())),
  }
}
