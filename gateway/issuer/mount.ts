import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { InteractionResults, Provider } from 'oidc-provider'
import { problemPage, signInPage } from './pages'
import { ISSUER_PATH } from './path'
import { people } from './people'

const formLimit = 4096

/** The provider builds addresses from what it is told of the request: it is told the public one. */
function atPublicUrl(request: IncomingMessage & { originalUrl?: string }, publicUrl: string): void {
  const { host, protocol } = new URL(publicUrl)
  request.headers.host = host
  request.headers['x-forwarded-host'] = host
  request.headers['x-forwarded-proto'] = protocol.replace(':', '')
  request.originalUrl = request.url ?? '/'
  request.url = request.originalUrl.slice(ISSUER_PATH.length) || '/'
}

const choiceIn = (body: unknown): string | null =>
  typeof body === 'string' ? new URLSearchParams(body).get('person') : null

/** The sign-in page, and all else under `/oidc` by the provider itself, which reads bodies on its own. */
export async function mountIssuer(
  server: FastifyInstance,
  provider: () => Promise<Provider>,
  publicUrl: string,
): Promise<void> {
  const details = async ({ raw }: FastifyRequest, reply: FastifyReply) =>
    (await provider()).interactionDetails(raw, reply.raw).catch(() => undefined)

  await server.register(
    async pages => {
      pages.removeAllContentTypeParsers()
      pages.addContentTypeParser(
        'application/x-www-form-urlencoded',
        { parseAs: 'string', bodyLimit: formLimit },
        (_, body, done) => done(null, body),
      )
      const sendProblem = (reply: FastifyReply): FastifyReply => {
        const { html, headers } = problemPage(
          'invalid_request',
          'This sign-in has ended or was begun in another browser.',
        )
        return reply.code(400).headers(headers).type('text/html; charset=utf-8').send(html)
      }
      const finish = async (
        { raw }: FastifyRequest,
        reply: FastifyReply,
        result: InteractionResults,
      ): Promise<FastifyReply> => {
        const url = await (
          await provider()
        ).interactionResult(raw, reply.raw, result, { mergeWithLastSubmission: true })
        return reply.redirect(url, 303)
      }

      pages.get('/:uid', async (request, reply) => {
        const interaction = await details(request, reply)
        if (!interaction) return sendProblem(reply)
        if (interaction.prompt.name !== 'login') return finish(request, reply, { consent: {} })
        const { html, headers } = signInPage(request.url, people)
        return reply.headers(headers).type('text/html; charset=utf-8').send(html)
      })
      pages.post('/:uid', async (request, reply) => {
        const interaction = await details(request, reply)
        const person = people.find(({ id }) => id === choiceIn(request.body))
        if (!interaction || !person) return sendProblem(reply)
        return finish(request, reply, { login: { accountId: person.subject } })
      })
    },
    { prefix: `${ISSUER_PATH}/sign-in` },
  )

  let handle: ReturnType<Provider['callback']> | undefined
  await server.register(
    async rest => {
      rest.removeAllContentTypeParsers()
      rest.addContentTypeParser('*', (_, __, done) => done(null))
      rest.all('/*', async (request, reply) => {
        handle ??= (await provider()).callback()
        reply.hijack()
        for (const [name, value] of Object.entries(reply.getHeaders()))
          if (value !== undefined) reply.raw.setHeader(name, value)
        atPublicUrl(request.raw, publicUrl)
        await handle(request.raw, reply.raw)
      })
    },
    { prefix: ISSUER_PATH },
  )
}
