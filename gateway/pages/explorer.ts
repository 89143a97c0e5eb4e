import type { FastifyInstance } from 'fastify'
import { refusalOf, sendRefusal } from '../http/server'
import { cachingOf, sendPage } from './manager'
import { explorerHeaders } from './securityHeaders'

export interface ExplorerOptions {
  /** Folder of the built explorer. */
  readonly path: string
  readonly issuer: string
  readonly production: boolean
}

const EXPLORER_PATH = '/graphiql'

/** GraphiQL at `/graphiql`; in production there is nothing, not even the manager's page. */
export function explorerRoutes(server: FastifyInstance, { path, issuer, production }: ExplorerOptions): void {
  const headers = explorerHeaders(issuer)
  if (production) {
    for (const url of [EXPLORER_PATH, `${EXPLORER_PATH}/*`])
      server.get(url, (_, reply) => sendRefusal(reply, refusalOf(404)))
    return
  }
  server.get(EXPLORER_PATH, (_, reply) => sendPage(reply, path, headers))
  server.get<{ Params: { '*': string } }>(`${EXPLORER_PATH}/*`, ({ params: { '*': file } }, reply) =>
    file === ''
      ? sendPage(reply, path, headers)
      : reply.headers({ ...headers, 'cache-control': cachingOf(`/${file}`) }).sendFile(file, path),
  )
}
