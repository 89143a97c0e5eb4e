import { randomUUID } from 'node:crypto'
import type { AccountId } from '../../shared/domain/ids'
import type { Running } from '../../shared/runtime/process'
import { start } from '../main'
import type { Answer, BillingSystem } from './billingSystem'
import { ask, billingSystem } from './billingSystem'
import { orderServer } from './documents'
import { pick } from './pick'

let system: BillingSystem
let billing: Running
let accountId: AccountId
const names = ['alpha', 'Beta', 'gamma', 'beta', 'ÉTÉ', 'delta', 'x_y', 'xzy']

beforeAll(async () => {
  system = await billingSystem()
  billing = await start(system.env)
  await system.tellOffers(billing.url)
  accountId = await system.account()
  for (const [index, name] of names.entries()) {
    const plan = index % 2 === 0 ? 'server-1' : 'hosting-1'
    const { data } = await ask(billing.url, {
      as: accountId,
      query: orderServer,
      variables: { key: randomUUID(), plan },
    })
    const serviceId = pick(data, 'orderService', 'service', 'id')
    const delivery = { serviceId, accountId, name, deliveredAt: new Date().toISOString() }
    await system.tell(billing.url, 'infrastructure.service.delivered', serviceId, delivery)
  }
})
afterAll(async () => {
  await billing.close()
  await system.close()
})

const asCustomer = (query: string, variables: object = {}): Promise<Answer> =>
  ask(billing.url, { as: accountId, query, variables })

/** The names on all pages of a list, read with pages of a size. */
async function walk(size: number, args: string): Promise<string[][]> {
  const pages: string[][] = []
  for (let after: string | null = null; ;) {
    const { data } = await asCustomer(
      `query ($size: Int!, $after: String) { services(first: $size, after: $after, ${args}) {
        nodes { displayName } pageInfo { hasNextPage endCursor } } }`,
      { size, after },
    )
    const list = data?.['services']
    const nodes = (list as { nodes: { displayName: string }[] }).nodes
    pages.push(nodes.map(({ displayName }) => displayName))
    if (!(list as { pageInfo: { hasNextPage: boolean } }).pageInfo.hasNextPage) return pages
    after = pick(data, 'services', 'pageInfo', 'endCursor')
  }
}

describe('a list of services', () => {
  it.each(['NAME', 'NEWEST', 'NEXT_DATE'])(
    'by %s has each service once, whatever the size of its pages',
    async orderBy => {
      const whole = (await walk(100, `orderBy: ${orderBy}`)).flat()
      expect([...whole].sort()).toEqual([...names].sort())
      for (const size of [1, 3, 8]) {
        const pages = await walk(size, `orderBy: ${orderBy}`)
        expect(pages.flat()).toEqual(whole)
        expect(Math.max(...pages.map(({ length }) => length))).toBeLessThanOrEqual(size)
      }
    },
  )

  it('by name is in the order of the names, whatever their case', async () => {
    expect((await walk(100, 'orderBy: NAME')).flat().map(name => name.toLowerCase())).toEqual([
      'alpha',
      'beta',
      'beta',
      'delta',
      'gamma',
      'x_y',
      'xzy',
      'été',
    ])
  })

  it('by age has the newest first', async () => {
    expect((await walk(100, 'orderBy: NEWEST')).flat()).toEqual([...names].reverse())
  })

  it.each([
    ['search: "BET"', ['Beta', 'beta']],
    ['search: "été"', ['ÉTÉ']],
    ['search: "x_"', ['x_y']],
    ['search: "%"', []],
    [`search: "' or 1=1 --"`, []],
    ['universes: [WEB]', ['Beta', 'beta', 'delta', 'xzy']],
    ['universes: []', []],
    ['states: [ENDED]', []],
    ['autoRenew: false', []],
    ['search: null, universes: null, states: null, autoRenew: null, nextDateBefore: null', names],
    ['nextDateBefore: "2000-01-01"', []],
  ])('that matches %s holds and counts just these', async (filter, expected) => {
    const { data } = await asCustomer(`{ services(filter: { ${filter} }) { totalCount nodes { displayName } } }`)
    const { totalCount, nodes } = data?.['services'] as { totalCount: number; nodes: { displayName: string }[] }
    expect(nodes.map(({ displayName }) => displayName).sort()).toEqual([...expected].sort())
    expect(totalCount).toBe(expected.length)
  })

  it.each([
    ['no name', '\0'],
    ['endless', 'x'.repeat(201)],
  ])('refuses to search for %s', async (_, search) => {
    const { data, errors } = await asCustomer(
      'query ($search: String) { services(filter: { search: $search }) { totalCount } }',
      { search },
    )
    expect(data).toBeNull()
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })

  it.each([0, -1, 101, 2147483647])('refuses a page of %d', async first => {
    const { data, errors } = await asCustomer('query ($first: Int) { services(first: $first) { totalCount } }', {
      first,
    })
    expect(data).toBeNull()
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })
})

describe('a list of invoices', () => {
  it('has each invoice once, the newest first, whatever the size of its pages', async () => {
    const read = async (first: number): Promise<string[]> => {
      const numbers: string[] = []
      for (let after: string | null = null; ;) {
        const { data } = await asCustomer(
          `query ($first: Int!, $after: String) { me { invoices(first: $first, after: $after) {
            totalCount nodes { number } pageInfo { hasNextPage endCursor } } } }`,
          { first, after },
        )
        const { invoices } = data?.['me'] as {
          invoices: { totalCount: number; nodes: { number: string }[]; pageInfo: { hasNextPage: boolean } }
        }
        expect(invoices.totalCount).toBe(names.length)
        numbers.push(...invoices.nodes.map(({ number }) => number))
        if (!invoices.pageInfo.hasNextPage) return numbers
        after = pick(data, 'me', 'invoices', 'pageInfo', 'endCursor')
      }
    }
    const whole = await read(100)
    expect(whole).toEqual([...whole].sort().reverse())
    expect(new Set(whole).size).toBe(names.length)
    expect(await read(3)).toEqual(whole)
  })
})
