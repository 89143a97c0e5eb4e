import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { pick } from '../../../billing/tests/pick'
import type { AccountId } from '../../../shared/domain/ids'

/** A customer, and the id of one thing of each type that he has. */
export interface Customer {
  readonly accountId: AccountId
  readonly ids: Readonly<Record<string, string>>
}

type Ask = (query: string, variables?: object) => Promise<{ readonly data: unknown; readonly text: string }>

const order = `mutation ($key: ID!) {
  orderService(input: { idempotencyKey: $key, planCode: "server-1" }) { order { id } service { id } userErrors { code } }
}`

const all = `query ($id: ID!) {
  me { paymentMethods { id } }
  service(id: $id) { state contract { id } invoices { nodes { id payments { id } } } server { id state } }
}`

/** Both know of it: who delivers, and who was told. */
const delivered = (text: string): boolean => (text.match(/"state":"ACTIVE"/g) ?? []).length === 2

/** Orders a server for an account, and waits until it is delivered. */
export async function makeCustomer(accountId: AccountId, ask: Ask): Promise<Customer> {
  const ordered = await ask(order, { key: randomUUID() })
  const id = pick(ordered.data, 'orderService', 'service', 'id')
  let seen = await ask(all, { id })
  for (let attempt = 0; attempt < 300 && !delivered(seen.text); attempt++) {
    await sleep(50)
    seen = await ask(all, { id })
  }
  const { data } = seen
  const invoice = ['service', 'invoices', 'nodes', 0] as const
  const server = pick(data, 'service', 'server', 'id')
  const resource = (prefix: string): string => server.replace('srv', prefix)
  return {
    accountId,
    ids: {
      Account: accountId,
      Service: id,
      Contract: pick(data, 'service', 'contract', 'id'),
      Invoice: pick(data, ...invoice, 'id'),
      Payment: pick(data, ...invoice, 'payments', 0, 'id'),
      PaymentMethod: pick(data, 'me', 'paymentMethods', 0, 'id'),
      Order: pick(ordered.data, 'orderService', 'order', 'id'),
      Server: server,
      Domain: resource('dom'),
      WebHosting: resource('web'),
      Mailbox: resource('mbx'),
      Instance: resource('ins'),
      PhoneLine: resource('tel'),
    },
  }
}
