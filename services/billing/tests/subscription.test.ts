import { randomUUID } from 'node:crypto'
import { request } from 'undici'
import type { AccountId } from '../../shared/domain/ids'
import { systemClock } from '../../shared/runtime/clock'
import { forgetChanges } from '../../shared/runtime/changes/forgetChanges'
import { IDENTITY_HEADER, signIdentity } from '../../shared/runtime/identity'
import type { Running } from '../../shared/runtime/process'
import { start } from '../main'
import type { BillingSystem } from './billingSystem'
import { ALL_SCOPES, ask, billingSystem, identitySecret } from './billingSystem'
import { orderServer } from './documents'
import { pick } from './pick'

let system: BillingSystem
/** Two processes over one database. */
let billing: Running
let other: Running

beforeAll(async () => {
  system = await billingSystem()
  billing = await start(system.env)
  other = await start(system.env)
  await system.tellOffers(billing.url)
})
afterAll(async () => {
  await billing.close()
  await other.close()
  await system.close()
})

interface Told {
  readonly id: string
  readonly data?: { readonly serviceChanged: { readonly cursor: string; readonly kind: string } }
}

interface Watching {
  readonly status: number
  readonly answer?: unknown
  next(): Promise<Told>
  /** Events until one of a kind, with their kinds. */
  until(kind: string): Promise<Told[]>
  stop(): void
}

const watch = `subscription ($id: ID, $after: String) {
  serviceChanged(id: $id, after: $after) { cursor kind at service { id state contract { autoRenew } } }
}`

interface Wanted {
  readonly id?: string
  readonly after?: string
  readonly lastEventId?: string
  readonly scopes?: readonly string[]
}

async function subscribe(url: string, as: AccountId | 'operator', wanted: Wanted = {}): Promise<Watching> {
  const { lastEventId, scopes = ALL_SCOPES, ...variables } = wanted
  const body = JSON.stringify({ query: watch, variables, ...(lastEventId && { extensions: { lastEventId } }) })
  const who =
    as === 'operator' ? ({ accountId: null, role: 'operator' } as const) : ({ accountId: as, role: 'account' } as const)
  const stop = new AbortController()
  const response = await request(`${url}/graphql`, {
    method: 'POST',
    signal: stop.signal,
    headers: {
      accept: 'text/event-stream',
      'content-type': 'application/json',
      [IDENTITY_HEADER]: signIdentity(
        { audience: 'billing', scopes, requestId: 'test', ...who },
        body,
        identitySecret,
        systemClock.now(),
      ),
    },
    body,
  })
  const events = told(response.body)
  const next = async (): Promise<Told> => {
    const { value, done } = await events.next()
    if (done) throw new Error('the stream has ended')
    return value
  }
  const isStream = response.headers['content-type']?.toString().startsWith('text/event-stream')
  return {
    status: response.statusCode,
    ...(!isStream && { answer: await response.body.json() }),
    next,
    async until(kind) {
      const list: Told[] = []
      do list.push(await next())
      while (list.at(-1)?.data?.serviceChanged.kind !== kind)
      return list
    },
    stop: () => stop.abort(),
  }
}

async function* told(body: AsyncIterable<Buffer>): AsyncGenerator<Told, void> {
  let text = ''
  try {
    for await (const chunk of body) {
      text += chunk.toString()
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const lines = text.slice(0, end).split('\n')
        text = text.slice(end + 2)
        const field = (name: string) => lines.find(line => line.startsWith(`${name}: `))?.slice(name.length + 2)
        const data = field('data')
        const id = field('id')
        if (id) yield { id, ...(data && JSON.parse(data)) }
      }
    }
  } catch (error) {
    if (!(error instanceof Error && error.name === 'AbortError')) throw error
  }
}

const kindsOf = (list: readonly Told[]): (string | undefined)[] =>
  list.map(({ data }) => data?.serviceChanged.kind).filter(kind => kind !== undefined)

async function order(account: AccountId): Promise<string> {
  const { data } = await ask(billing.url, {
    as: account,
    query: orderServer,
    variables: { key: randomUUID(), plan: 'hosting-1' },
  })
  return String(pick(data, 'orderService', 'service', 'id'))
}

const setAutoRenew = (account: AccountId, serviceId: string, autoRenew: boolean) =>
  ask(billing.url, {
    as: account,
    query: `mutation ($input: SetAutoRenewInput!) { setAutoRenew(input: $input) { userErrors { code } } }`,
    variables: { input: { idempotencyKey: randomUUID(), serviceId, autoRenew } },
  })

describe('serviceChanged', () => {
  it('tells what changes, in another process too, with the service as it is by then', async () => {
    const account = await system.account()
    const watching = await subscribe(other.url, account)
    expect(await watching.next()).toEqual({ id: expect.any(String) })
    const id = await order(account)
    expect(kindsOf(await watching.until('INVOICE')).sort()).toEqual(['INVOICE', 'ORDERED'])
    await setAutoRenew(account, id, false)
    expect((await watching.until('CONTRACT')).at(-1)?.data).toEqual({
      serviceChanged: {
        cursor: expect.any(String),
        kind: 'CONTRACT',
        at: expect.any(String),
        service: { id, state: 'PROVISIONING', contract: { autoRenew: false } },
      },
    })
    watching.stop()
  })

  it('goes on behind the last event that was seen: nothing is lost and nothing comes twice', async () => {
    const account = await system.account()
    const id = await order(account)
    const first = await subscribe(billing.url, account, { id })
    const { id: start } = await first.next()
    await setAutoRenew(account, id, false)
    const [seen] = await first.until('CONTRACT')
    first.stop()
    for (const autoRenew of [true, false, true]) await setAutoRenew(account, id, autoRenew)
    await order(account)

    const again = await subscribe(other.url, account, { id, after: seen?.data?.serviceChanged.cursor ?? '' })
    const cursors = [await again.next(), await again.next(), await again.next(), await again.next()].map(one => one.id)
    expect(new Set(cursors).size).toBe(4)
    again.stop()

    const fromTheStart = await subscribe(other.url, account, { id, lastEventId: start, after: cursors[3] ?? '' })
    const replayed = [await fromTheStart.next()]
    while (replayed.at(-1)?.id !== cursors[3]) replayed.push(await fromTheStart.next())
    expect(kindsOf(replayed)).toEqual(['CONTRACT', 'CONTRACT', 'CONTRACT', 'CONTRACT'])
    fromTheStart.stop()
  })

  it('numbers what many do at once without a gap, in the order in which it became true', async () => {
    const account = await system.account()
    const watching = await subscribe(other.url, account)
    await watching.next()
    await Promise.all(Array.from({ length: 8 }, () => order(account)))
    const told = await Promise.all(Array.from({ length: 16 }, () => watching.next()))
    expect(new Set(told.map(({ id }) => id)).size).toBe(16)
    watching.stop()
  })

  it('is about the viewer’s own services: another’s is not there, for an operator it is', async () => {
    const [account, stranger] = [await system.account(), await system.account()]
    const id = await order(account)
    expect(await subscribe(billing.url, stranger, { id })).toMatchObject({
      answer: { errors: [{ message: 'There is no such service.', extensions: { code: 'NOT_FOUND' } }] },
    })
    const operator = await subscribe(billing.url, 'operator', { id })
    await operator.next()
    const strangers = await subscribe(billing.url, stranger)
    await strangers.next()
    await setAutoRenew(account, id, false)
    expect(kindsOf(await operator.until('CONTRACT'))).toEqual(['CONTRACT'])
    await order(stranger)
    expect(kindsOf([await strangers.next()])).toEqual(['ORDERED'])
    for (const one of [operator, strangers]) one.stop()
    expect(await subscribe(billing.url, 'operator')).toMatchObject({
      answer: { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] },
    })
  })

  it('refuses whose scopes do not reach', async () => {
    const account = await system.account()
    expect(await subscribe(billing.url, account, { scopes: ['billing:read'] })).toMatchObject({
      answer: { errors: [{ extensions: { code: 'FORBIDDEN' } }] },
    })
  })

  it('says to read afresh for a cursor that is made up, another’s, or too old', async () => {
    const [account, stranger] = [await system.account(), await system.account()]
    const watching = await subscribe(billing.url, account)
    const { id: old } = await watching.next()
    watching.stop()
    await order(account)
    await forgetChanges(system.pool, new Date(Date.now() + 60_000))
    const refused = {
      answer: {
        errors: [{ message: expect.stringContaining('afresh'), extensions: { code: 'BAD_USER_INPUT' } }],
      },
    }
    expect(await subscribe(billing.url, account, { after: old })).toMatchObject(refused)
    expect(await subscribe(billing.url, account, { after: 'made up' })).toMatchObject(refused)
    expect(await subscribe(billing.url, stranger, { after: old })).toMatchObject(refused)
  })

  it('ends when the process does, so that whoever watches goes on elsewhere', async () => {
    const account = await system.account()
    const stopping = await start(system.env)
    const watching = await subscribe(stopping.url, account)
    await watching.next()
    await stopping.close()
    await expect(watching.next()).rejects.toThrow()
  })
})
