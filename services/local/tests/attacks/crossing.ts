import { randomUUID } from 'node:crypto'
import type { GraphQLField } from 'graphql'
import { getNamedType, isInputObjectType, isNonNullType } from 'graphql'
import { pick } from '../../../billing/tests/pick'
import { nodeTypes, schema, selectionOf } from '../../../billing/tests/schema'
import { laneOf, makeId, prefixOf } from '../../../shared/domain/ids'
import type { Attack } from './attack'
import { askSubgraph } from './subgraph'
import type { Reply, System } from './system'

const rootFields = (of: 'Query' | 'Mutation'): GraphQLField<unknown, unknown>[] =>
  Object.values((of === 'Query' ? schema.getQueryType() : schema.getMutationType())?.getFields() ?? {})

const byId = rootFields('Query').filter(({ args, name }) => args.some(arg => arg.name === 'id') && name !== 'node')

const theirId = (system: System, type: string): string => {
  const id = system.theirs.ids[type]
  if (id === undefined) throw new Error(`the other customer has no ${type}: add one`)
  return id
}

/** An id of the same type in the same lane that nobody has. */
function nobodys(id: string, system: System): string {
  const prefix = prefixOf(id)
  if (!prefix) throw new Error(`${id} is no id`)
  return makeId(prefix, laneOf(system.theirs.accountId), new Date(), BigInt(`0x${randomUUID().replaceAll('-', '')}`))
}

/** The answer with what tells ids apart taken out, so that nothing else may differ. */
const shapeOf = ({ data, errors, status }: Reply, id: string): unknown =>
  JSON.parse(
    JSON.stringify({ data, errors, status })
      .replaceAll(id, 'ID')
      .replaceAll(/"requestId":"[^"]*"/g, '"requestId":""'),
  )

/** What is asked of a foreign id is answered as of one that does not exist. */
async function sameAsNobodys(
  system: System,
  id: string,
  query: string,
  variablesOf: (id: string) => object,
): Promise<Reply> {
  const answer = await system.ask(query, variablesOf(id))
  const other = nobodys(id, system)
  expect(shapeOf(answer, id)).toEqual(shapeOf(await system.ask(query, variablesOf(other)), other))
  return answer
}

const byRootField = byId.map((field): Attack => ({
  line: 68,
  name: `${field.name}(id) of another account is not found`,
  run: async system => {
    const id = theirId(system, getNamedType(field.type).name)
    const query = `query ($id: ID!) { found: ${field.name}(id: $id) ${selectionOf(field.type, 0)} }`
    expect((await system.askAs(system.theirs.accountId, query, { id })).data?.['found']).toBeTruthy()
    const answer = await sameAsNobodys(system, id, query, of => ({ id: of }))
    expect([answer.status, answer.data, answer.errors]).toEqual([200, { found: null }, []])
  },
}))

const byNode = nodeTypes()
  .filter(({ name }) => name !== 'Plan')
  .map(({ name }): Attack => ({
    line: 69,
    name: `node(id) of another account’s ${name} is not found`,
    run: async system => {
      const query = 'query ($id: ID!) { node(id: $id) { __typename id } }'
      const answer = await sameAsNobodys(system, theirId(system, name), query, id => ({ id }))
      expect([answer.status, answer.data]).toEqual([200, { node: null }])
    },
  }))

const edges = byId.map((field): Attack => ({
  line: 70,
  name: `what hangs on ${field.name}(id) of another account is not found`,
  run: async system => {
    const id = theirId(system, getNamedType(field.type).name)
    const query = `query ($id: ID!) { found: ${field.name}(id: $id) ${selectionOf(field.type, 1)} }`
    const answer = await sameAsNobodys(system, id, query, of => ({ id: of }))
    expect(answer.data).toEqual({ found: null })
  },
}))

const valueOf = (name: string, system: System): unknown => {
  const values: Record<string, unknown> = {
    idempotencyKey: randomUUID(),
    serviceId: system.mine.ids['Service'],
    planCode: 'server-1',
    autoRenew: false,
    when: 'NOW',
  }
  if (!(name in values)) throw new Error(`say what ${name} is to be in this test`)
  return values[name]
}

const mutations = rootFields('Mutation').map((field): Attack => {
  const input = field.args[0] && getNamedType(field.args[0].type)
  if (!isInputObjectType(input)) throw new Error(`${field.name} has no input`)
  const fields = Object.values(input.getFields())
  const idFields = fields.filter(({ name }) => /Id$/.test(name))
  return {
    line: idFields.some(({ name }) => name === 'serviceId') ? 75 : 76,
    name: `${field.name} of what is another account’s is refused as for what does not exist`,
    run: async system => {
      expect(idFields.length).toBeGreaterThan(0)
      for (const idField of idFields) {
        const query = `mutation ($input: ${input.name}!) { done: ${field.name}(input: $input) { userErrors { code field } } }`
        const id = theirId(system, idField.name === 'serviceId' ? 'Service' : 'PaymentMethod')
        const variablesOf = (of: string): object => ({
          input: Object.fromEntries([
            ...fields.filter(one => isNonNullType(one.type)).map(one => [one.name, valueOf(one.name, system)]),
            [idField.name, of],
          ]),
        })
        const { data } = await sameAsNobodys(system, id, query, variablesOf)
        expect(data).toMatchObject({ done: { userErrors: [{ code: expect.stringMatching(/_NOT_FOUND$/) }] } })
      }
    },
  }
})

const list = '{ services(first: 1) { pageInfo { endCursor } } me { invoices(first: 1) { pageInfo { endCursor } } } }'
const page = 'query ($after: String) { services(first: 1, after: $after) { nodes { id } } }'
const invoices = 'query ($after: String) { me { invoices(first: 1, after: $after) { nodes { id } } } }'

const refusedCursor = async (system: System, after: string): Promise<void> => {
  for (const query of [page, invoices]) {
    const { code, text } = await system.ask(query, { after })
    expect(code).toBe('BAD_USER_INPUT')
    for (const id of Object.values(system.theirs.ids)) expect(text).not.toContain(id)
  }
}

const idsIn = async (system: System, as: 'mine' | 'theirs'): Promise<void> => {
  const { accountId, ids } = system[as]
  const { data } = await system.askAs(accountId, '{ me { id } services { totalCount nodes { id } } }')
  expect(data).toEqual({ me: { id: accountId }, services: { totalCount: 1, nodes: [{ id: ids['Service'] }] } })
}

/** Many at once, of both customers in turn. */
const interleaved = (system: System, times: number): Promise<unknown> =>
  Promise.all(Array.from({ length: times }, (_, n) => idsIn(system, n % 2 === 0 ? 'mine' : 'theirs')))

export const crossing: readonly Attack[] = [
  ...byRootField,
  ...byNode,
  ...edges,
  {
    line: 71,
    name: 'a filter by another account gives nothing',
    run: async system => {
      const query = 'query ($of: ID!) { services(accountId: $of) { totalCount nodes { id } } }'
      const { data } = await sameAsNobodys(system, system.theirs.accountId, query, of => ({ of }))
      expect(data).toEqual({ services: { totalCount: 0, nodes: [] } })
    },
  },
  {
    line: 72,
    name: 'a cursor of another account is refused',
    run: async system => {
      const { data } = await system.askAs(system.theirs.accountId, list)
      await refusedCursor(system, pick(data, 'services', 'pageInfo', 'endCursor'))
      await refusedCursor(system, pick(data, 'me', 'invoices', 'pageInfo', 'endCursor'))
    },
  },
  {
    line: 73,
    name: 'a forged cursor is refused',
    run: async system => {
      const own = pick((await system.ask(list)).data, 'services', 'pageInfo', 'endCursor')
      const flipped = own.slice(0, -1) + (own.endsWith('A') ? 'B' : 'A')
      for (const after of [flipped, 'made up', Buffer.from('["2026-01-01"]').toString('base64url')])
        await refusedCursor(system, after)
    },
  },
  {
    line: 74,
    name: 'counts leave others out',
    run: async system => {
      const { data } = await system.ask(
        '{ services { totalCount } me { serviceCounts { count } invoices { totalCount } } }',
      )
      expect(data).toEqual({
        services: { totalCount: 1 },
        me: { serviceCounts: [{ count: 1 }], invoices: { totalCount: 1 } },
      })
    },
  },
  ...mutations,
  {
    line: 76,
    name: 'paying one’s own renewal with another’s payment method is refused as with none that exists',
    run: async system => {
      const query = 'mutation ($input: RenewServiceInput!) { renewService(input: $input) { userErrors { code } } }'
      const { data } = await sameAsNobodys(system, theirId(system, 'PaymentMethod'), query, paymentMethodId => ({
        input: { idempotencyKey: randomUUID(), serviceId: system.mine.ids['Service'], paymentMethodId },
      }))
      expect(data).toEqual({ renewService: { userErrors: [{ code: 'PAYMENT_METHOD_NOT_FOUND' }] } })
    },
  },
  {
    line: 77,
    name: 'an interface or a fragment leads to nothing more',
    run: async system => {
      const query = `query ($id: ID!) { node(id: $id) { id ... on Service { displayName contract { id } resource { id } } ... on Account { email }
        ... on Invoice { number } ... on Server { name } } }`
      for (const id of Object.values(system.theirs.ids))
        expect((await system.ask(query, { id })).data).toEqual({ node: null })
    },
  },
  {
    line: 78,
    name: '_entities with another account’s key gives null',
    run: async system => {
      const query = 'query ($of: [_Any!]!) { _entities(representations: $of) { __typename } }'
      const entities = [
        ['billing', ['Account', 'Service', 'Contract', 'Invoice']],
        ['infrastructure', ['Server']],
      ] as const
      for (const [part, types] of entities)
        for (const __typename of types) {
          const of = [{ __typename, id: theirId(system, __typename) }]
          expect((await askSubgraph(system, part, { query, variables: { of } })).data).toEqual({ _entities: [null] })
        }
    },
  },
  {
    line: 79,
    name: 'fields that a representation brings along are not believed',
    run: async system => {
      const query =
        'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Service { id state contract { id } } } }'
      const own = { __typename: 'Service', id: system.mine.ids['Service'] }
      const forged = {
        ...own,
        state: 'ENDED',
        accountId: system.theirs.accountId,
        contract: { id: system.theirs.ids['Contract'] },
      }
      const honest = await askSubgraph(system, 'billing', { query, variables: { of: [own] } })
      expect((await askSubgraph(system, 'billing', { query, variables: { of: [forged] } })).data).toEqual(honest.data)
      expect(honest.text).toContain(own.id)
    },
  },
  {
    line: 80,
    name: 'identity headers of a client are not passed on',
    run: async system => {
      const headers = {
        'x-perennial-identity': 'v2.e30.AAAA',
        'x-account-id': system.theirs.accountId,
        'x-forwarded-user': system.theirs.accountId,
        'x-perennial-role': 'operator',
      }
      const { data } = await system.ask('{ me { id } services { totalCount } }', {}, headers)
      expect(data).toEqual({ me: { id: system.mine.accountId }, services: { totalCount: 1 } })
    },
  },
  {
    line: 81,
    name: 'an idempotency key that another account has used tells nothing of it',
    run: async system => {
      const query = `mutation ($key: ID!, $id: ID!) { setAutoRenew(input: { idempotencyKey: $key, serviceId: $id, autoRenew: true }) { service { id } userErrors { code } } }`
      const key = randomUUID()
      const first = await system.askAs(system.theirs.accountId, query, { key, id: system.theirs.ids['Service'] })
      const second = await system.ask(query, { key, id: system.mine.ids['Service'] })
      expect(second.text).toBe(
        first.text.replaceAll(system.theirs.ids['Service'] ?? '', system.mine.ids['Service'] ?? ''),
      )
    },
    changes: true,
  },
  {
    line: 82,
    name: 'nothing is shared between users who ask the same at once',
    run: async system => void (await interleaved(system, 40)),
  },
  {
    line: 83,
    name: 'no connection to the database keeps the last one’s account',
    run: async system => {
      for (let round = 0; round < 3; round++) {
        await interleaved(system, 24)
        await system.ask('query ($id: ID!) { service(id: $id) { id contract { id } } }', { id: "' or true --" })
      }
    },
  },
]
