import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { TestIssuer } from '../../../../gateway/tests/remoteIssuer'
import { startTestIssuer } from '../../../../gateway/tests/remoteIssuer'
import { billingSystem } from '../../../billing/tests/billingSystem'
import type { BillingSystem } from '../../../billing/tests/billingSystem'
import type { AccountId } from '../../../shared/domain/ids'
import { freePort } from '../../../shared/postgres/ports'
import { testDatabase } from '../../../shared/testing/database'
import { digest } from './digest'
import type { Gauge } from './gauge'
import { readGauge } from './gauge'
import type { Customer } from './customer'
import { makeCustomer } from './customer'
import { bundleParts } from './processes'
import type { Part, PartProcess } from './processes'

const answer = z.looseObject({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.looseObject({ message: z.string(), extensions: z.looseObject({ code: z.string() }) })).optional(),
})

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly data: Record<string, unknown> | null | undefined
  readonly errors: NonNullable<z.infer<typeof answer>['errors']>
  /** The code of the first error. */
  readonly code: string | undefined
}

interface RawOptions {
  /** Close when anything has come back, or wait until the other side closes. */
  readonly until?: 'answered' | 'closed'
  /** Read nothing for so long, in milliseconds; by then the other side must have closed. */
  readonly readAfterMs?: number
}

/** The whole system as in production, with two customers in it. */
export interface System {
  readonly issuer: TestIssuer
  readonly billing: BillingSystem
  /** Who attacks. */
  readonly mine: Customer
  /** Whose things are attacked. */
  readonly theirs: Customer
  readonly urlOf: (part: Part) => string
  readonly logOf: (part: Part) => string
  readonly pidOf: (part: Part) => number
  readonly secretOf: (part: Exclude<Part, 'gateway'>) => string
  /** A token that is good, of a customer. */
  token(accountId: AccountId, ...scopes: string[]): Promise<string>
  /** Posts an operation as the attacker, unless the headers say otherwise. */
  ask(query: string, variables?: object, headers?: Record<string, string>): Promise<Reply>
  askAs(accountId: AccountId, query: string, variables?: object): Promise<Reply>
  /** Posts a body as the attacker. */
  post(body: NonNullable<RequestInit['body']>, headers?: Record<string, string>): Promise<Reply>
  /** Sends anything anywhere. */
  send(url: string, init?: RequestInit): Promise<Reply>
  /** Sends bytes to the gateway and gives all that comes back. */
  raw(bytes: string, options?: RawOptions): Promise<string>
  /** Everything that came back since it was asked last. */
  answered(): readonly { readonly status: number; readonly text: string }[]
  state(): Promise<unknown>
  gauge(): Promise<Gauge>
  close(): Promise<void>
}

const read = async (response: Response): Promise<Reply> => {
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  const { data, errors = [] } = isJson ? answer.parse(JSON.parse(text)) : {}
  const { status, headers } = response
  return { status, headers, text, data, errors, code: errors[0]?.extensions.code }
}

const allScopes = ['catalog:read', 'services:read', 'services:write', 'billing:read']

const secretOf = (part: string): string => `identity-secret-of-${part}`

/** Starts all processes and makes the two customers, each with a delivered server. */
export async function startSystem(gatewayEnv: Readonly<Record<string, string>> = {}): Promise<System> {
  const [billing, catalogDatabase, infrastructureDatabase, issuer, parts] = await Promise.all([
    billingSystem(),
    testDatabase('catalog'),
    testDatabase('infrastructure'),
    startTestIssuer(),
    bundleParts(),
  ])
  const [billingPort, infrastructurePort, metricsPort] = [await freePort(), await freePort(), await freePort()]
  const events = (port: number): string => `http://127.0.0.1:${port}/events`
  const eventsSecret = billing.env['EVENTS_SECRETS'] ?? ''
  const running = new Map<Part, PartProcess>()
  const run = async (part: Part, env: Readonly<Record<string, string>>): Promise<void> => {
    running.set(part, await parts.start(part, { EVENTS_SECRETS: eventsSecret, PORT: '0', ...env }))
  }
  const urlOf = (part: Part): string => running.get(part)?.url ?? ''

  await Promise.all([
    run('catalog', {
      DATABASE_URL: catalogDatabase.url,
      IDENTITY_SECRETS: secretOf('catalog'),
      BILLING_EVENTS_URL: events(billingPort),
      BACKGROUND_WORK: 'false',
    }),
    run('billing', {
      ...billing.env,
      NODE_ENV: 'production',
      LOG_LEVEL: 'info',
      PORT: String(billingPort),
      IDENTITY_SECRETS: secretOf('billing'),
      INFRASTRUCTURE_EVENTS_URL: events(infrastructurePort),
      BACKGROUND_WORK: 'true',
    }),
    run('infrastructure', {
      DATABASE_URL: infrastructureDatabase.url,
      PORT: String(infrastructurePort),
      IDENTITY_SECRETS: secretOf('infrastructure'),
      BILLING_EVENTS_URL: events(billingPort),
      SIMULATOR_SECONDS: '0',
    }),
  ])
  const subgraphs: readonly Part[] = ['catalog', 'billing', 'infrastructure']
  await run('gateway', {
    PUBLIC_URL: 'https://perennial.example',
    OIDC_ISSUER: issuer.url,
    METRICS_PORT: String(metricsPort),
    // Shorter than production's, so that nobody waits for them; those are tried in the gateway's own tests.
    REQUEST_TIMEOUT_MS: '1500',
    IDLE_TIMEOUT_MS: '3000',
    ...Object.fromEntries(
      subgraphs.flatMap(part => [
        [`${part.toUpperCase()}_URL`, `${urlOf(part)}/graphql`],
        [`${part.toUpperCase()}_IDENTITY_SECRET`, secretOf(part)],
      ]),
    ),
    ...gatewayEnv,
  })
  await billing.tellOffers(urlOf('billing'))

  let answers: { status: number; text: string }[] = []
  const send: System['send'] = async (url, init) => {
    const reply = await read(await fetch(url, init))
    answers.push({ status: reply.status, text: reply.text })
    return reply
  }
  const token: System['token'] = (accountId, ...scopes) =>
    issuer.token({ claims: { sub: accountId, scope: (scopes.length > 0 ? scopes : allScopes).join(' ') } })
  const bearerOf = async (accountId: AccountId): Promise<string> => `Bearer ${await token(accountId)}`
  const bearers = new Map<AccountId, string>()
  const authorizationOf = async (accountId: AccountId): Promise<string> => {
    const bearer = bearers.get(accountId) ?? (await bearerOf(accountId))
    bearers.set(accountId, bearer)
    return bearer
  }
  const graph = `${urlOf('gateway')}/graphql`
  const postAs = async (
    accountId: AccountId,
    body: NonNullable<RequestInit['body']>,
    headers: Record<string, string> = {},
  ): Promise<Reply> =>
    send(graph, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: await authorizationOf(accountId),
        ...headers,
      },
      body,
    })
  const askAs: System['askAs'] = (accountId, query, variables) =>
    postAs(accountId, JSON.stringify({ query, variables }))

  const raw: System['raw'] = (bytes, { until = 'answered', readAfterMs = 0 } = {}) =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(graph)
      let text = ''
      const socket = connect(Number(port), hostname, () => socket.write(bytes))
      socket.on('close', () => {
        answers.push({ status: Number(text.slice(9, 12)) || 0, text })
        resolve(text)
      })
      socket.on('error', error => (text || until === 'closed' ? undefined : reject(error)))
      const readAll = (): void => {
        socket.on('data', data => {
          text += data.toString()
          if (until === 'answered') socket.end()
        })
      }
      if (readAfterMs === 0) return readAll()
      setTimeout(() => {
        readAll()
        setTimeout(() => socket.destroyed || reject(new Error('the connection is still open')), 2000)
      }, readAfterMs)
    })

  const customer = async (): Promise<Customer> => {
    const accountId = await billing.account()
    return makeCustomer(accountId, (query, variables) => askAs(accountId, query, variables))
  }
  const [mine, theirs] = [await customer(), await customer()]

  return {
    issuer,
    billing,
    mine,
    theirs,
    urlOf,
    logOf: part => running.get(part)?.log() ?? '',
    pidOf: part => running.get(part)?.pid ?? 0,
    secretOf,
    token,
    askAs,
    ask: (query, variables, headers) => postAs(mine.accountId, JSON.stringify({ query, variables }), headers),
    post: (body, headers) => postAs(mine.accountId, body, headers),
    send,
    raw,
    answered: () => {
      const given = answers
      answers = []
      return given
    },
    state: async () => ({
      billing: await digest(billing.database.superuserUrl),
      infrastructure: await digest(infrastructureDatabase.superuserUrl),
      catalog: await digest(catalogDatabase.superuserUrl),
    }),
    gauge: () => readGauge(`http://127.0.0.1:${metricsPort}/metrics`),
    async close() {
      await Promise.all([...running.values()].map(part => part.stop()))
      await Promise.all([billing.close(), catalogDatabase.drop(), infrastructureDatabase.drop(), issuer.close()])
      parts.remove()
    },
  }
}

/** Asks again and again until it holds. @throws when it never does. */
export async function eventually(what: string, holds: () => Promise<boolean>, patienceMs = 15_000): Promise<void> {
  for (const until = performance.now() + patienceMs; performance.now() < until; await sleep(50))
    if (await holds()) return
  throw new Error(`it never came to that: ${what}`)
}
