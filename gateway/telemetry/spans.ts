import type { FastifyReply, FastifyRequest } from 'fastify'
import type { OperationDefinitionNode } from 'graphql'
import { tracing } from '../../services/shared/runtime/tracing'

/** The span of a request to `/graphql`: begun by us, and linked to the client's own where it names one. */
export function inRequestSpan<Result>(
  { method, headers, id }: FastifyRequest,
  reply: FastifyReply,
  work: () => Promise<Result>,
): Promise<Result> {
  const traced = tracing()
  if (!traced) return work()
  const attributes = {
    'http.request.method': method,
    'http.route': '/graphql',
    'url.path': '/graphql',
    'url.scheme': 'http',
    'http.request.header.x-request-id': [id],
  }
  const links = traced.linksTo(headers)
  return traced.span(`${method} /graphql`, { kind: 'SERVER', attributes, links }, async span => {
    const result = await work()
    span.setAttribute('http.response.status_code', reply.statusCode)
    return result
  })
}

/** The span of an operation that is executed. */
export function inOperationSpan<Result>(
  { operation: type, name }: OperationDefinitionNode,
  work: () => Promise<Result>,
): Promise<Result> {
  const traced = tracing()
  if (!traced) return work()
  const attributes = { 'graphql.operation.type': type, ...(name && { 'graphql.operation.name': name.value }) }
  return traced.span(type, { kind: 'INTERNAL', attributes }, work)
}

interface SubgraphCall {
  readonly subgraph: string
  readonly url: URL
  readonly operationName: string | undefined
  readonly isMutation: boolean
  readonly requestId: string
}

/** The span of a call to a subgraph, with all that waiting and trying again may add to it. */
export function inCallSpan<Result>(call: SubgraphCall, work: () => Promise<Result>): Promise<Result> {
  const traced = tracing()
  if (!traced) return work()
  const { subgraph, url, operationName, isMutation, requestId } = call
  const attributes = {
    'http.request.method': 'POST',
    'url.template': url.pathname,
    'url.scheme': url.protocol.slice(0, -1),
    'server.address': url.hostname,
    'server.port': Number(url.port || (url.protocol === 'https:' ? 443 : 80)),
    'service.peer.name': subgraph,
    'graphql.operation.type': isMutation ? 'mutation' : 'query',
    ...(operationName !== undefined && { 'graphql.operation.name': operationName }),
    'http.request.header.x-request-id': [requestId],
  }
  return traced.span(`POST ${url.pathname}`, { kind: 'CLIENT', attributes }, work)
}

/** The headers of a call with what lets the subgraph go on with the trace. */
export function withTrace(headers: Record<string, string>): Record<string, string> {
  tracing()?.inject(headers)
  return headers
}
