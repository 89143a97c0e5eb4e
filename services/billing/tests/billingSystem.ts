import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { request } from 'undici'
import { z } from 'zod'
import type { AccountId } from '../../shared/domain/ids'
import type { Scope } from '../../shared/domain/viewer'
import { systemClock } from '../../shared/runtime/clock'
import type { Database } from '../../shared/runtime/database'
import { createDatabase } from '../../shared/runtime/database'
import { SIGNATURE_HEADER, signBatch } from '../../shared/runtime/events/signature'
import { IDENTITY_HEADER, signIdentity } from '../../shared/runtime/identity'
import { createIds } from '../../shared/runtime/ids'
import type { Running } from '../../shared/runtime/process'
import type { TestDatabase } from '../../shared/testing/database'
import { testDatabase } from '../../shared/testing/database'
import type { Actions } from '../actions/index'
import { createActions } from '../actions/index'
import type { HttpProvider } from '../providers/httpProvider'
import { createHttpProvider } from '../providers/httpProvider'
import { start as startPayments } from '../sandbox/main'
import { france, plans } from './offers'

const providerKey = 'the key of the payments'
export const identitySecret = 'the secret of the gateway'
const eventsSecret = 'the secret of the events'

export const ALL_SCOPES: readonly Scope[] = ['catalog:read', 'services:read', 'services:write', 'billing:read']

const answerShape = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.looseObject({ message: z.string(), extensions: z.looseObject({ code: z.string() }) })).optional(),
})

export type Answer = z.infer<typeof answerShape> & { readonly status: number }

/** A database and a payment provider, and what billing processes need to work with them. */
export interface BillingSystem {
  readonly database: TestDatabase
  readonly payments: Running
  /** The same actions as a process has, in this one: for what a test needs beside. */
  readonly actions: Actions
  /** A connection of the application role. */
  readonly pool: Database
  /** The settings of a billing process; background work is left out. */
  readonly env: Readonly<Record<string, string>>
  /** Tells a billing process of the subsidiary and its plans, as the catalogue does. */
  tellOffers(url: string): Promise<void>
  tell(url: string, type: string, subject: string, data: object, sequence?: number): Promise<number>
  /** A customer with a saved payment method. */
  account(method?: string): Promise<AccountId>
  /** Sets what the payment provider does instead of capturing. */
  rules(...rules: object[]): Promise<void>
  /** What the payment provider has charged, by reference. */
  charges(): Promise<readonly Charge[]>
  close(): Promise<void>
}

const charge = z.looseObject({
  type: z.string(),
  key: z.string().optional(),
  reference: z.string().optional(),
  amount: z.string().optional(),
  outcome: z.string().optional(),
})
type Charge = z.infer<typeof charge>

export async function billingSystem(): Promise<BillingSystem> {
  const directory = mkdtempSync(join(tmpdir(), 'billing-'))
  const [database, payments] = await Promise.all([
    testDatabase('billing'),
    startPayments({
      NODE_ENV: 'test',
      LOG_LEVEL: 'fatal',
      PORT: '0',
      PAYMENT_PROVIDER_KEY: providerKey,
      SANDBOX_JOURNAL: join(directory, 'payments.jsonl'),
    }),
  ])
  const log = pino({ level: 'silent' })
  const clock = systemClock
  const ids = createIds(clock)
  const pool = createDatabase({ url: database.url, applicationName: 'test', log, max: 4 })
  const provider: HttpProvider = createHttpProvider({
    url: payments.url,
    key: providerKey,
    timeout: 2_000,
    connections: 4,
    log,
  })
  const actions = createActions({ database: pool, clock, ids, provider, log })

  const sandbox = async (method: 'GET' | 'POST', path: string, body?: object): Promise<unknown> => {
    const response = await request(payments.url + path, {
      method,
      headers: { authorization: `Bearer ${providerKey}`, 'content-type': 'application/json' },
      body: body ? JSON.stringify(body) : null,
    })
    if (response.statusCode !== 200) throw new Error(`the payment provider answered ${response.statusCode}`)
    return response.body.json()
  }

  const tell: BillingSystem['tell'] = async (url, type, subject, data, sequence = 1) => {
    const event = {
      specversion: '1.0',
      id: ids.next('evt', 0),
      source: 'test',
      type,
      subject,
      time: clock.now().toISOString(),
      datacontenttype: 'application/json',
      sequence,
      data,
    }
    const body = Buffer.from(JSON.stringify([event]))
    const response = await request(`${url}/events`, {
      method: 'POST',
      headers: {
        'content-type': 'application/cloudevents-batch+json',
        [SIGNATURE_HEADER]: signBatch(body, eventsSecret, clock.now()),
      },
      body,
    })
    const text = await response.body.text()
    if (response.statusCode === 200 && !text.includes('"done"')) throw new Error(text)
    return response.statusCode
  }

  return {
    database,
    payments,
    actions,
    pool,
    env: {
      NODE_ENV: 'test',
      LOG_LEVEL: 'fatal',
      PORT: '0',
      DATABASE_URL: database.url,
      DATABASE_CONNECTIONS: '6',
      IDENTITY_SECRETS: identitySecret,
      EVENTS_SECRETS: eventsSecret,
      INFRASTRUCTURE_EVENTS_URL: 'http://127.0.0.1:9/events',
      PAYMENT_PROVIDER_URL: payments.url,
      PAYMENT_PROVIDER_KEY: providerKey,
      PAYMENT_TIMEOUT: '500',
      BACKGROUND_WORK: 'false',
    },
    tell,
    async tellOffers(url) {
      await tell(url, 'catalog.subsidiary.changed', france.code, france)
      for (const plan of plans) await tell(url, 'catalog.plan.published', `${plan.subsidiary}/${plan.code}`, plan)
    },
    async account(method = 'test_visa') {
      const customer = { name: 'Ada', email: 'ada@example.com', subsidiary: 'FR' }
      const accountId = await actions.createAccount(customer)
      await actions.addPaymentMethod({ accountId, providerRef: method })
      return accountId
    },
    rules: async (...rules) => void (await sandbox('POST', '/control', { rules })),
    async charges() {
      const { records } = z.object({ records: z.array(charge) }).parse(await sandbox('GET', '/journal'))
      return records.filter(({ type }) => type === 'payment')
    },
    async close() {
      await pool.close()
      await provider.close()
      await payments.close()
      await database.drop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

interface Question {
  readonly as: AccountId | 'operator'
  readonly query: string
  readonly variables?: object
  readonly scopes?: readonly string[]
  readonly secret?: string
  readonly audience?: string
}

/** Asks a billing process as the gateway does. */
export async function ask(url: string, question: Question): Promise<Answer> {
  const { as, query, variables = {}, scopes = ALL_SCOPES, secret = identitySecret, audience = 'billing' } = question
  const body = JSON.stringify({ query, variables })
  const who =
    as === 'operator' ? ({ accountId: null, role: 'operator' } as const) : ({ accountId: as, role: 'account' } as const)
  const identity = { audience, scopes, requestId: 'test', ...who }
  const response = await request(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      [IDENTITY_HEADER]: signIdentity(identity, body, secret, systemClock.now()),
    },
    body,
  })
  return { status: response.statusCode, ...answerShape.parse(await response.body.json()) }
}
