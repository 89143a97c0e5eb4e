import { randomUUID } from 'node:crypto'
import type { GraphQLField } from 'graphql'
import { getNamedType, isInputObjectType, isNonNullType } from 'graphql'
import type { AccountId } from '../../shared/domain/ids'
import { laneOf, makeId, prefixOf } from '../../shared/domain/ids'
import type { IdPrefix } from '../../shared/domain/ids'
import type { Running } from '../../shared/runtime/process'
import { start } from '../main'
import type { Answer, BillingSystem } from './billingSystem'
import { ask, billingSystem } from './billingSystem'
import { orderServer } from './documents'
import { pick } from './pick'
import { entityTypes, nodeTypes, schema, selectionOf } from './schema'

let system: BillingSystem
let billing: Running
let mine: AccountId
let theirs: AccountId
/** Ids of what belongs to the other account, by type. */
let foreign: Readonly<Record<string, string>>

beforeAll(async () => {
  system = await billingSystem()
  billing = await start(system.env)
  await system.tellOffers(billing.url)
  ;[mine, theirs] = [await system.account(), await system.account()]
  foreign = await idsOf(theirs)
})
afterAll(async () => {
  await billing.close()
  await system.close()
})

const askAs = (as: AccountId, query: string, variables: object = {}): Promise<Answer> =>
  ask(billing.url, { as, query, variables })

/** Ids of one thing of each type that an account has. */
async function idsOf(as: AccountId): Promise<Record<string, string>> {
  const order = await askAs(as, orderServer, { key: randomUUID() })
  const serviceId = pick(order.data, 'orderService', 'service', 'id')
  const delivery = { serviceId, accountId: as, name: 'example', deliveredAt: new Date().toISOString() }
  await system.tell(billing.url, 'infrastructure.service.delivered', serviceId, delivery)
  const { data } = await askAs(
    as,
    `query ($id: ID!) { service(id: $id) { contract { id } invoices { nodes { id payments { id method { id } } } } } }`,
    { id: serviceId },
  )
  const resource = (prefix: string): string => serviceId.replace('svc', prefix)
  const invoice = ['service', 'invoices', 'nodes', 0] as const
  return {
    Account: as,
    Service: serviceId,
    Contract: pick(data, 'service', 'contract', 'id'),
    Invoice: pick(data, ...invoice, 'id'),
    Payment: pick(data, ...invoice, 'payments', 0, 'id'),
    PaymentMethod: pick(data, ...invoice, 'payments', 0, 'method', 'id'),
    Order: pick(order.data, 'orderService', 'order', 'id'),
    Server: resource('srv'),
    Domain: resource('dom'),
    WebHosting: resource('web'),
    Mailbox: resource('mbx'),
    Instance: resource('ins'),
    PhoneLine: resource('tel'),
  }
}

/** An id of the same type in the same lane that nobody has. */
function nobodys(id: string): string {
  const prefix: IdPrefix | undefined = prefixOf(id)
  if (!prefix) throw new Error(`${id} is no id`)
  return makeId(prefix, laneOf(theirs), new Date(), BigInt(`0x${randomUUID().replaceAll('-', '')}`))
}

/** The answer with what tells ids apart taken out, so that nothing else may differ. */
const shapeOf = ({ data, errors, status }: Answer, id: string): unknown =>
  JSON.parse(JSON.stringify({ data, errors, status }).replaceAll(id, 'ID'))

/** Rows of every table, so that a refusal is seen to change nothing. */
async function rowCounts(): Promise<unknown> {
  const tables = [
    'account',
    'service',
    'contract',
    'invoice',
    'invoice_line',
    'payment',
    'payment_method',
    'ledger_entry',
    'customer_order',
    'outbox',
  ]
  const counts = tables.map(table => `(select count(*) from ${table}) as ${table}`)
  return system.pool.transaction({ kind: 'system' }, tx => tx.query('rowCounts', `select ${counts.join(', ')}`))
}

const rootFields = (of: 'Query' | 'Mutation'): GraphQLField<unknown, unknown>[] =>
  Object.values((of === 'Query' ? schema.getQueryType() : schema.getMutationType())?.getFields() ?? {})

const queriesById = rootFields('Query').filter(
  ({ args, name }) => args.some(arg => arg.name === 'id') && name !== 'node',
)

describe('what belongs to another account', () => {
  it.each(queriesById.map(field => [field.name, field] as const))(
    'is not found by the root field %s, like what does not exist',
    async (name, field) => {
      const id = foreign[getNamedType(field.type).name] ?? 'missing from the test: add an id of this type'
      const query = `query ($id: ID!) { found: ${name}(id: $id) ${selectionOf(field.type)} }`
      const other = nobodys(id)
      expect((await askAs(theirs, query, { id })).data?.['found']).toBeTruthy()
      const answer = await askAs(mine, query, { id })
      expect(answer).toEqual({ status: 200, data: { found: null } })
      expect(shapeOf(answer, id)).toEqual(shapeOf(await askAs(mine, query, { id: other }), other))
    },
  )

  it.each(
    nodeTypes()
      .filter(({ name }) => name !== 'Plan')
      .map(({ name }) => name),
  )('is not found by node(id) as %s', async name => {
    const id = foreign[name] ?? 'missing from the test: add an id of this type'
    const query = 'query ($id: ID!) { node(id: $id) { __typename id } }'
    const isResource = !['Domain', 'WebHosting', 'Mailbox', 'Instance', 'PhoneLine'].includes(name)
    expect((await askAs(theirs, query, { id })).data).toEqual({ node: isResource ? { __typename: name, id } : null })
    expect(await askAs(mine, query, { id })).toEqual({ status: 200, data: { node: null } })
  })

  it.each(entityTypes().map(type => [type.name, type] as const))(
    'is not found as the entity %s',
    async (name, type) => {
      const id = foreign[name] ?? 'missing from the test: add an id of this type'
      const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${name} ${selectionOf(type, 1)} } }`
      const of = [{ __typename: name, id }]
      expect((await askAs(theirs, query, { of })).data).toMatchObject({ _entities: [{ __typename: name, id }] })
      expect(await askAs(mine, query, { of })).toEqual({ status: 200, data: { _entities: [null] } })
    },
  )

  it.each(rootFields('Mutation').map(field => [field.name, field] as const))(
    'is not changed by %s, which answers as for what does not exist',
    async (name, field) => {
      const inputType = field.args[0] && getNamedType(field.args[0].type)
      if (!isInputObjectType(inputType)) throw new Error(`${name} has no input`)
      const fields = Object.values(inputType.getFields())
      const idFields = fields.filter(one => /Id$/.test(one.name))
      expect(idFields.length).toBeGreaterThan(0)
      for (const idField of idFields) {
        const own = await idsOf(mine)
        const inputWith = (id: string): object =>
          Object.fromEntries([
            ...fields.filter(one => isNonNullType(one.type)).map(one => [one.name, valueOf(one.name, own)]),
            [idField.name, id],
          ])
        const query = `mutation ($input: ${inputType.name}!) { done: ${name}(input: $input) ${selectionOf(field.type, 1)} }`
        const id = foreign[idField.name === 'serviceId' ? 'Service' : 'PaymentMethod'] ?? ''
        const other = nobodys(id)
        const before = await rowCounts()
        const answer = await askAs(mine, query, { input: inputWith(id) })
        expect(shapeOf(answer, id)).toEqual(shapeOf(await askAs(mine, query, { input: inputWith(other) }), other))
        expect(answer.data).toMatchObject({ done: { userErrors: [{ code: expect.stringMatching(/_NOT_FOUND$/) }] } })
        expect(await rowCounts()).toEqual(before)
      }
    },
  )

  it('is not in the list of services, nor in its count', async () => {
    const query = `query ($of: ID!) { services(accountId: $of) { totalCount nodes { id } } }`
    expect((await askAs(theirs, query, { of: theirs })).data).toMatchObject({ services: { totalCount: 1 } })
    const empty = { services: { totalCount: 0, nodes: [] } }
    expect((await askAs(mine, query, { of: theirs })).data).toEqual(empty)
    expect((await askAs(mine, query, { of: nobodys(theirs) })).data).toEqual(empty)
  })

  it('is not reached by a cursor of its list, nor by one that was made up or belongs to another filter', async () => {
    const query = `query ($after: String, $search: String) {
      services(first: 1, after: $after, filter: { search: $search }) { pageInfo { endCursor } nodes { id } }
      me { invoices(first: 1, after: $after) { nodes { id } } } }`
    const list = `query { services(first: 1) { pageInfo { endCursor } } me { invoices(first: 1) { pageInfo { endCursor } } } }`
    const refused = [expect.objectContaining({ extensions: expect.objectContaining({ code: 'BAD_USER_INPUT' }) })]
    const { data } = await askAs(theirs, list)
    const own = pick((await askAs(mine, list)).data, 'services', 'pageInfo', 'endCursor')
    const flipped = own.slice(0, -1) + (own.endsWith('A') ? 'B' : 'A')
    for (const after of [
      pick(data, 'services', 'pageInfo', 'endCursor'),
      pick(data, 'me', 'invoices', 'pageInfo', 'endCursor'),
      flipped,
      'made up',
      "' or 1=1 --",
      Buffer.from('["2026-01-01"]').toString('base64url'),
    ]) {
      const { data: found, errors } = await askAs(mine, query, { after })
      expect(errors).toEqual(expect.arrayContaining(refused))
      expect(found).toBeNull()
    }
    const other = await askAs(
      mine,
      `query ($after: String) { services(first: 1, after: $after, filter: { search: "x" }) { nodes { id } } }`,
      { after: own },
    )
    expect(other.errors).toEqual(refused)
  })

  it('is not given away by an idempotency key that both use', async () => {
    const key = randomUUID()
    const first = await askAs(theirs, orderServer, { key })
    const second = await askAs(mine, orderServer, { key })
    const idOf = ({ data }: Answer): string => pick(data, 'orderService', 'order', 'id')
    expect(idOf(second)).not.toBe(idOf(first))
  })

  it('is seen by an operator, who names the account', async () => {
    const of = theirs
    const { data } = await ask(billing.url, {
      as: 'operator',
      query: `query ($of: ID!) { account(id: $of) { id } services(accountId: $of) { nodes { id } } }`,
      variables: { of },
    })
    expect(data).toMatchObject({
      account: { id: of },
      services: { nodes: expect.arrayContaining([{ id: foreign['Service'] }]) },
    })
    const unnamed = await ask(billing.url, { as: 'operator', query: '{ services { totalCount } }' })
    expect(unnamed.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })
})

/** A value for a required input field of a mutation: the viewer's own things. */
function valueOf(name: string, own: Readonly<Record<string, string>>): unknown {
  if (name === 'idempotencyKey') return randomUUID()
  if (name === 'serviceId') return own['Service']
  if (name === 'planCode') return 'server-1'
  if (name === 'autoRenew') return false
  if (name === 'when') return 'NOW'
  throw new Error(`say what ${name} is to be in this test`)
}
