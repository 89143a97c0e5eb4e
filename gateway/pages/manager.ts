import { existsSync } from 'node:fs'
import { join } from 'node:path'
import staticFiles from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refusalOf, sendRefusal } from '../http/server'
import { notBuiltPage } from './notBuilt'
import { explorerHeaders, managerHeaders } from './securityHeaders'

export interface ManagerOptions {
  /** Folder of the built manager. */
  readonly path: string
  readonly issuer: string
  readonly clientId: string
  /** Whether the explorer is served: never in production. */
  readonly explorer: boolean
}

const EXPLORER = 'graphiql.html'

/** Files whose name holds a digest of what is in them. */
const isImmutable = (pathname: string): boolean => pathname.startsWith('/assets/')

/** The page of a person's address: `/services/svc_…` has no file of its own, the manager's script reads it. */
const isPage = ({ method, headers }: FastifyRequest, pathname: string): boolean =>
  (method === 'GET' || method === 'HEAD') &&
  (headers.accept ?? '').includes('text/html') &&
  !/\.[a-z0-9]+$/i.test(pathname)

const pathOf = (url: string): string => new URL(url, 'http://localhost').pathname

/** The manager at `/`, GraphiQL at `/graphiql`, and the few settings that they need. */
export async function managerRoutes(server: FastifyInstance, options: ManagerOptions): Promise<void> {
  const { path, issuer, clientId, explorer } = options
  const forManager = managerHeaders(issuer)
  const forExplorer = explorerHeaders(issuer)
  await server.register(staticFiles, {
    root: path,
    serve: false,
    index: false,
    dotfiles: 'ignore',
    cacheControl: false,
  })

  const page = (reply: FastifyReply, file: string, headers: Record<string, string>): FastifyReply => {
    void reply.headers({ ...headers, 'cache-control': 'no-cache' })
    if (!existsSync(join(path, file))) return reply.code(503).type('text/html; charset=utf-8').send(notBuiltPage)
    return reply.sendFile(file)
  }

  // Whoever runs the gateway decides where people sign in; the manager is built without knowing it.
  server.get('/config.json', async (_, reply) =>
    reply.header('cache-control', 'no-cache').send({ issuer, clientId, explorer: explorer ? '/graphiql' : null }),
  )

  server.get('/graphiql', (_, reply) =>
    explorer ? page(reply, EXPLORER, forExplorer) : sendRefusal(reply, refusalOf(404)),
  )

  server.get('/*', (request, reply) => {
    const pathname = pathOf(request.url)
    if (pathname === `/${EXPLORER}`) return sendRefusal(reply, refusalOf(404))
    if (pathname === '/' || isPage(request, pathname)) return page(reply, 'index.html', forManager)
    const caching = isImmutable(pathname) ? 'public, max-age=31536000, immutable' : 'no-cache'
    return reply.headers({ ...forManager, 'cache-control': caching }).sendFile(pathname)
  })
}
