import { request } from 'undici'
import type { AccountId } from '../../shared/domain/ids'
import { IDENTITY_HEADER, signIdentity } from '../../shared/runtime/identity'
import type { Running } from '../../shared/runtime/process'
import { start } from '../main'
import type { BillingSystem } from './billingSystem'
import { ALL_SCOPES, ask, billingSystem, identitySecret } from './billingSystem'
import { schema } from './schema'

let system: BillingSystem
let billing: Running
let accountId: AccountId

beforeAll(async () => {
  system = await billingSystem()
  billing = await start(system.env)
  await system.tellOffers(billing.url)
  accountId = await system.account()
})
afterAll(async () => {
  await billing.close()
  await system.close()
})

const body = JSON.stringify({ query: '{ me { id } }' })
const identity = () =>
  ({ audience: 'billing', accountId, role: 'account', scopes: ALL_SCOPES, requestId: 'test' }) as const

async function send(header: string | undefined, sent = body) {
  const response = await request(`${billing.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(header !== undefined && { [IDENTITY_HEADER]: header }) },
    body: sent,
  })
  const text = await response.body.text()
  return { status: response.statusCode, text }
}

describe('whoever asks billing without the gateway', () => {
  it.each<[string, () => string | undefined]>([
    ['shows no signature', () => undefined],
    ['shows nonsense', () => 'v1.e30.AAAA'],
    ['signs with another secret', () => signIdentity(identity(), body, 'some other secret', new Date())],
    [
      'signs for another subgraph',
      () => signIdentity({ ...identity(), audience: 'catalog' }, body, identitySecret, new Date()),
    ],
    ['signs another body', () => signIdentity(identity(), '{}', identitySecret, new Date())],
    ['signed a minute ago', () => signIdentity(identity(), body, identitySecret, new Date(Date.now() - 61_000))],
  ])('is refused with 401 when he %s', async (_, header) => {
    const { status, text } = await send(header())
    expect(status).toBe(401)
    expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
  })

  it('is refused with 401 when he sends a request a second time', async () => {
    const header = signIdentity(identity(), body, identitySecret, new Date())
    expect((await send(header)).status).toBe(200)
    expect((await send(header)).status).toBe(401)
  })

  it('is refused with 401 when he sends events with a wrong signature', async () => {
    const response = await request(`${billing.url}/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/cloudevents-batch+json', 'x-perennial-signature': 't=1,v1=00' },
      body: '[]',
    })
    await response.body.dump()
    expect(response.statusCode).toBe(401)
  })
})

const rootFields = [schema.getQueryType(), schema.getMutationType()].flatMap(type =>
  Object.values(type?.getFields() ?? {})
    .filter(({ name }) => !name.startsWith('_'))
    .map(field => ({ field, operation: type === schema.getQueryType() ? 'query' : 'mutation' })),
)

describe('a token without scopes', () => {
  it.each(rootFields.map(({ field, operation }) => [field.name, field, operation] as const))(
    'is refused by %s',
    async (name, field, operation) => {
      const variables = field.args.map(arg => `$${arg.name}: ${String(arg.type)}`).join(', ')
      const args = field.args.map(arg => `${arg.name}: $${arg.name}`).join(', ')
      const query = `${operation} ${variables && `(${variables})`} { ${name}${args && `(${args})`} { __typename } }`
      const { data, errors } = await ask(billing.url, {
        as: accountId,
        query,
        scopes: [],
        variables: inputs[name] ?? { id: 'x' },
      })
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
      expect(data?.[name] ?? null).toBeNull()
    },
  )
})

const change = { input: { idempotencyKey: 'k', serviceId: 'svc_x' } }
const inputs: Readonly<Record<string, object>> = {
  orderPreview: { input: { planCode: 'x' } },
  orderService: { input: { idempotencyKey: 'k', planCode: 'x' } },
  stopService: { input: { ...change.input, when: 'NOW' } },
  undoStopService: change,
  setAutoRenew: { input: { ...change.input, autoRenew: true } },
  renewService: change,
}
