import { randomUUID } from 'node:crypto'
import { request } from 'undici'
import type { AccountId } from '../../shared/domain/ids'
import type { Running } from '../../shared/runtime/process'
import { start } from '../main'
import type { Answer, BillingSystem } from './billingSystem'
import { ask, billingSystem } from './billingSystem'
import { orderServer } from './documents'
import { pick } from './pick'

const serviceFields = /* GraphQL */ `
  id
  displayName
  universe
  contract { state autoRenew currentPeriod { from to } engagement { endsOn } plan { id } price { amount currency } items { label } }
  nextInvoice { date lines { label from to amount { amount currency } } net { amount } tax { amount } gross { amount currency } }
  availableActions { action enabled reason deadline }
  invoices(first: 3) { totalCount nodes { number lines { label service { id } } payments { state method { label } } } }
`

let system: BillingSystem
let billing: Running
let accountId: AccountId
const ordered = 12

beforeAll(async () => {
  system = await billingSystem()
  billing = await start(system.env)
  await system.tellOffers(billing.url)
  accountId = await system.account()
  for (let count = 0; count < ordered; count++)
    await ask(billing.url, { as: accountId, query: orderServer, variables: { key: randomUUID(), plan: 'hosting-1' } })
})
afterAll(async () => {
  await billing.close()
  await system.close()
})

/** Statements that billing has sent since its start. */
async function statements(): Promise<number> {
  const { body } = await request(`${billing.url}/metrics`)
  const lines = (await body.text()).split('\n').filter(line => line.startsWith('sql_statements_total{'))
  return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0)
}

async function costOf(
  query: string,
  variables: object = {},
): Promise<{ readonly cost: number; readonly answer: Answer }> {
  const before = await statements()
  const answer = await ask(billing.url, { as: accountId, query, variables })
  expect(answer.errors).toBeUndefined()
  return { cost: (await statements()) - before, answer }
}

const page = `query ($first: Int!) { services(first: $first) { totalCount nodes { ${serviceFields} } pageInfo { endCursor } } }`

describe('the number of SQL statements', () => {
  it('is the same for a page of one service and for a page of many', async () => {
    const one = await costOf(page, { first: 1 })
    const many = await costOf(page, { first: 100 })
    expect(many.answer.data).toMatchObject({ services: { totalCount: ordered } })
    expect(many.cost).toBe(one.cost)
    expect(many.cost).toBeLessThanOrEqual(14)
  })

  it('is the same for one reference of another subgraph and for many', async () => {
    const { answer } = await costOf(`{ services(first: 100) { nodes { id } } }`)
    const ids = Array.from({ length: ordered }, (_, index) => pick(answer.data, 'services', 'nodes', index, 'id'))
    const entities = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Service { ${serviceFields} } } }`
    const of = ids.map(id => ({ __typename: 'Service', id }))
    const one = await costOf(entities, { of: of.slice(0, 1) })
    const many = await costOf(entities, { of })
    expect(many.cost).toBe(one.cost)
  })

  it('is five for the service page: begin, service, contract with terms, account, commit', async () => {
    const { answer } = await costOf(`{ services(first: 1) { nodes { id } } }`)
    const id = pick(answer.data, 'services', 'nodes', 0, 'id')
    const servicePage = `query ($id: ID!) { service(id: $id) { ${serviceFields.replace(/invoices[^]*/, '')} } }`
    expect((await costOf(servicePage, { id })).cost).toBe(5)
  })
})
