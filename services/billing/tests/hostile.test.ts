import { randomUUID } from 'node:crypto'
import type { GraphQLInputType } from 'graphql'
import { getNamedType, getNullableType, isEnumType, isInputObjectType, isListType } from 'graphql'
import type { AccountId } from '../../shared/domain/ids'
import type { Running } from '../../shared/runtime/process'
import { start } from '../main'
import type { BillingSystem } from './billingSystem'
import { ask, billingSystem } from './billingSystem'
import { schema, selectionOf } from './schema'

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

const hostile: readonly (readonly [string, string])[] = [
  ['NUL', 'a\0b'],
  ['a lone surrogate', 'a\ud800b'],
  ['SQL', `'; drop table account; --`],
  ['a prototype', '__proto__'],
  ['a line break', 'a\r\n{"level":60}'],
  ['bidirectional controls', 'a\u202eb'],
  ['50,000 characters', 'x'.repeat(50_000)],
  ['nothing', ''],
]

/** A value of an input type in which every text is the hostile one, except the key, which would be refused first. */
function valueOf(type: GraphQLInputType, text: string, name = ''): unknown {
  const plain = getNullableType(type)
  if (isListType(plain)) return [valueOf(plain.ofType, text)]
  if (isInputObjectType(plain))
    return Object.fromEntries(
      Object.values(plain.getFields()).map(field => [field.name, valueOf(field.type, text, field.name)]),
    )
  if (isEnumType(plain)) return plain.getValues()[0]?.name
  if (name === 'idempotencyKey') return randomUUID()
  return { Int: 1, Boolean: true, Date: '2026-01-01' }[getNamedType(plain).name] ?? text
}

const rootFields = (['query', 'mutation'] as const).flatMap(operation =>
  Object.values((operation === 'query' ? schema.getQueryType() : schema.getMutationType())?.getFields() ?? {})
    .filter(({ name, args }) => !name.startsWith('_') && args.length > 0)
    .map(field => ({ operation, field })),
)

describe.each(hostile)('%s in every text of', (_, text) => {
  it.each(rootFields.map(({ operation, field }) => [field.name, operation, field] as const))(
    '%s is data, refused or not, and never a fault of ours',
    async (name, operation, field) => {
      const declared = field.args.map(arg => `$${arg.name}: ${String(arg.type)}`).join(', ')
      const passed = field.args.map(arg => `${arg.name}: $${arg.name}`).join(', ')
      const query = `${operation} (${declared}) { ${name}(${passed}) ${selectionOf(field.type, 1)} }`
      const variables = Object.fromEntries(field.args.map(arg => [arg.name, valueOf(arg.type, text, arg.name)]))
      const { status, errors = [] } = await ask(billing.url, { as: accountId, query, variables })
      expect(status).toBe(200)
      expect(errors.map(({ extensions }) => extensions.code).filter(code => code !== 'BAD_USER_INPUT')).toEqual([])
      expect(({} as Record<string, unknown>)['x']).toBeUndefined()
    },
  )

  it('an idempotency key is refused by name', async () => {
    const query =
      'mutation ($key: ID!) { setAutoRenew(input: { idempotencyKey: $key, serviceId: "x", autoRenew: true }) { userErrors { code } } }'
    const { status, data } = await ask(billing.url, { as: accountId, query, variables: { key: text } })
    expect(status).toBe(200)
    expect(data).toMatchObject({
      setAutoRenew: { userErrors: [{ code: expect.stringMatching(/^(IDEMPOTENCY_KEY_INVALID|SERVICE_NOT_FOUND)$/) }] },
    })
  })
})
