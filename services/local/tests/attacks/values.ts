import { randomUUID } from 'node:crypto'
import { plan, pricing } from '../../../billing/testing/offers'
import type { Attack } from './attack'
import type { System } from './system'

const preview =
  'query ($input: OrderPreviewInput!) { orderPreview(input: $input) { invoice { gross { amount } } userErrors { code } } }'
const orderIt =
  'mutation ($input: OrderServiceInput!) { orderService(input: $input) { order { id } userErrors { code } } }'

const is400 = async (system: System, query: string, variables?: object): Promise<void> => {
  const { status, data } = await system.ask(query, variables)
  expect([status, data]).toEqual([400, undefined])
}

/** Refused as a mistake of the caller's, with no answer. */
const isMistake = async (system: System, query: string, variables?: object): Promise<void> =>
  expect((await system.ask(query, variables)).code).toMatch(
    /^(BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED|GRAPHQL_PARSE_FAILED)$/,
  )

const quantity = (line: number, name: string, value: number, code: RegExp): Attack => ({
  line,
  name: `${name} is refused`,
  run: async system => {
    const previewed = await system.ask(preview, { input: { planCode: 'server-1', quantity: value } })
    const ordered = await system.ask(orderIt, {
      input: { idempotencyKey: randomUUID(), planCode: 'server-1', quantity: value },
    })
    for (const { text } of [previewed, ordered]) expect(text).toMatch(code)
    expect(ordered.text).not.toContain('"ord_')
  },
})

const search = 'query ($s: String) { services(filter: { search: $s }) { totalCount } }'
const sql = ["'; drop table account; --", "' or '1'='1", '1; select pg_sleep(5)', '" or ""="']

export const values: readonly Attack[] = [
  {
    line: 90,
    name: 'SQL as the order of a list is a 400',
    run: async system => {
      await is400(system, 'query ($o: ServiceOrder) { services(orderBy: $o) { totalCount } }', {
        o: 'NAME; drop table account',
      })
      await is400(system, '{ services(orderBy: "NAME desc") { totalCount } }')
    },
  },
  {
    line: 91,
    name: 'SQL as a cursor is refused',
    run: async system => {
      for (const after of [...sql, ...sql.map(text => Buffer.from(JSON.stringify([text])).toString('base64url'))])
        await isMistake(system, 'query ($a: String) { services(first: 1, after: $a) { totalCount } }', { a: after })
    },
  },
  {
    line: 92,
    name: 'SQL in a search is text that nothing is called',
    run: async system => {
      for (const s of sql) expect((await system.ask(search, { s })).data).toEqual({ services: { totalCount: 0 } })
    },
  },
  {
    line: 93,
    name: 'an object where a scalar belongs is a 400',
    run: async system => {
      await is400(system, search, { s: { $gt: '' } })
      await is400(system, 'query ($id: ID!) { service(id: $id) { id } }', { id: { ne: null } })
      await is400(system, 'query ($n: Int) { services(first: $n) { totalCount } }', { n: [1, 2] })
      await is400(system, '{ service(id: { ne: null }) { id } }')
    },
  },
  {
    line: 94,
    name: 'nothing in a filter is never all rows',
    run: async system => {
      const query = 'query ($f: ServiceFilter) { services(filter: $f) { nodes { id } } }'
      for (const f of [
        null,
        {},
        { search: null },
        { universes: null, states: null },
        { autoRenew: null, nextDateBefore: null },
      ])
        expect((await system.ask(query, { f })).data).toEqual({
          services: { nodes: [{ id: system.mine.ids['Service'] }] },
        })
      for (const f of [{ universes: [] }, { states: [] }]) {
        const { text } = await system.ask(query, { f })
        expect(text).not.toContain(system.theirs.ids['Service'])
      }
    },
  },
  {
    line: 95,
    name: 'names of what objects inherit change nothing',
    run: async system => {
      const { text } = await system.ask('{ __proto__: me { constructor: id toString: name } }')
      expect(text).toContain(`"constructor":"${system.mine.accountId}"`)
      const id = system.mine.ids['Service']
      const variable = await system.post(
        `{"query":"query ($__proto__: ID!) { service(id: $__proto__) { id } }","variables":{"__proto__":"${id}"}}`,
      )
      expect([200, 400]).toContain(variable.status)
      await system.post(
        '{"query":"{ me { id } }","variables":{"constructor":{"prototype":{"x":1}},"__proto__":{"x":1}}}',
      )
      await system.post('{"query":"{ me { id } }","__proto__":{"x":1}}')
    },
  },
  {
    line: 96,
    name: 'a line break makes no second line in any log',
    run: async system => {
      const forged = 'a\r\n{"level":60,"msg":"forged"}'
      await system.ask('query ($id: ID!) { service(id: $id) { id } }', { id: forged })
      await system.ask(search, { s: forged })
      await system.ask('{ me { id } }', {}, { 'x-request-id': 'a forged one', 'user-agent': 'x","msg":"forged' })
      for (const part of ['gateway', 'billing', 'infrastructure'] as const)
        expect(
          system
            .logOf(part)
            .split('\n')
            .filter(line => /^\{"level":60,"msg":"forged"/.test(line)),
        ).toEqual([])
    },
  },
  {
    line: 97,
    name: 'HTML in a name is data: the answer is JSON that no browser takes for a page',
    run: async system => {
      const name = '<img src=x onerror=alert(1)>=cmd|calc'
      const accountId = await system.billing.actions.createAccount({ name, email: 'a@example.com', subsidiary: 'FR' })
      const { data, headers } = await system.askAs(accountId, '{ me { name } }')
      expect(data).toEqual({ me: { name } })
      expect(headers.get('content-type')).toMatch(/^application\/json/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    },
    changes: true,
  },
  quantity(98, 'a negative quantity', -1, /QUANTITY/),
  quantity(99, 'a quantity of zero', 0, /QUANTITY/),
  quantity(100, 'a fractional quantity', 1.5, /BAD_USER_INPUT/),
  quantity(101, 'an Int of 2³¹', 2_147_483_648, /BAD_USER_INPUT/),
  {
    line: 102,
    name: 'amounts that are none are refused',
    run: async system => {
      const query = 'query ($p: Decimal) { plans(subsidiary: "FR", filter: { minPrice: $p }) { totalCount } }'
      for (const p of ['1e400', 'NaN', 'Infinity', '0x10', '', '1,5', 'x'.repeat(1000)])
        await isMistake(system, query, { p })
    },
  },
  {
    line: 103,
    name: 'a currency is not the client’s to say',
    run: async system => {
      await is400(system, preview, { input: { planCode: 'server-1', currency: 'USD' } })
      await is400(system, '{ orderPreview(input: { planCode: "server-1", currency: "XOF" }) { userErrors { code } } }')
    },
  },
  {
    line: 104,
    name: 'a price is not the client’s to say',
    run: async system => {
      const input = { idempotencyKey: randomUUID(), planCode: 'server-1', price: '0.01' }
      await is400(system, orderIt, { input })
      await is400(system, preview, { input: { planCode: 'server-1', unitPrice: '0.01' } })
    },
  },
  {
    line: 107,
    name: 'an order at the price of a catalogue that is no longer the newest is refused',
    run: async system => {
      const offer = (version: number, price: string): Promise<number> => {
        const changing = plan({ code: 'changing', catalogVersion: version, pricings: [pricing({ price })] })
        return system.billing.tell(system.urlOf('billing'), 'catalog.plan.published', 'FR/changing', changing, version)
      }
      const version = Math.floor(performance.now()) * 10
      await offer(version, '5.00')
      await offer(version + 1, '9.00')
      const input = { idempotencyKey: randomUUID(), planCode: 'changing', catalogVersion: version }
      const { data, text } = await system.ask(orderIt, { input })
      expect(data).toMatchObject({
        orderService: { order: null, userErrors: [{ code: expect.stringMatching(/PRICE|CATALOG/) }] },
      })
      expect(text).not.toContain('"ord_')
    },
    changes: true,
  },
]
