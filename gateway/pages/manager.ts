import { existsSync } from 'node:fs'
import { join } from 'node:path'
import staticFiles from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { notBuiltPage } from './notBuilt'
import { managerHeaders } from './securityHeaders'

export interface ManagerOptions {
  /** Folder of the built manager. */
  readonly path: string
  readonly issuer: string
  readonly clientId: string
}

/** The page of a person's address: `/services/svc_…` has no file of its own, the manager's script reads it. */
const isPage = ({ headers }: FastifyRequest, pathname: string): boolean =>
  pathname === '/' || ((headers.accept ?? '').includes('text/html') && !/\.[a-z0-9]+$/i.test(pathname))

const pathOf = (url: string): string => new URL(url, 'http://localhost').pathname

/** Files whose name holds a digest of what is in them never change. */
export const cachingOf = (pathname: string): string =>
  pathname.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'

/** Sends a page, or says how to build it. */
export function sendPage(reply: FastifyReply, root: string, headers: Record<string, string>): FastifyReply {
  void reply.headers({ ...headers, 'cache-control': 'no-cache' })
  if (!existsSync(join(root, 'index.html'))) return reply.code(503).type('text/html; charset=utf-8').send(notBuiltPage)
  return reply.sendFile('index.html', root)
}

/** The manager at `/`, and what it must know of where it is. */
export async function managerRoutes(server: FastifyInstance, options: ManagerOptions): Promise<void> {
  const { path, issuer, clientId } = options
  const headers = managerHeaders(issuer)
  await server.register(staticFiles, {
    root: path,
    serve: false,
    index: false,
    dotfiles: 'ignore',
    cacheControl: false,
  })

  // Whoever runs the gateway decides where people sign in; the manager is built without knowing it.
  server.get('/config.json', async (_, reply) => reply.header('cache-control', 'no-cache').send({ issuer, clientId }))

  server.get('/*', (request, reply) => {
    const pathname = pathOf(request.url)
    if (isPage(request, pathname)) return sendPage(reply, path, headers)
    return reply.headers({ ...headers, 'cache-control': cachingOf(pathname) }).sendFile(pathname, path)
  })
}
