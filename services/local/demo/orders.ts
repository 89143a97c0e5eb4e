import { z } from 'zod'
import type { Log } from '../../shared/runtime/log'
import { eventually, type Graph } from './graph'

interface DemoOrder {
  readonly planCode: string
  readonly mode?: string
  readonly configuration?: readonly { readonly name: string; readonly value: string }[]
}

/** One service of each kind; the first one is the server that the start command shows. */
const orders: readonly DemoOrder[] = [
  { planCode: 'oak-2', configuration: [{ name: 'dedicated_datacenter', value: 'gra' }] },
  { planCode: 'oak-1', mode: 'degressivity12', configuration: [{ name: 'dedicated_datacenter', value: 'sbg' }] },
  { planCode: 'seed-example', configuration: [{ name: 'domain_name', value: 'atelier-lumiere.example' }] },
  { planCode: 'meadow-start', configuration: [{ name: 'domain', value: 'atelier-lumiere.example' }] },
  { planCode: 'clover-mailbox', configuration: [{ name: 'address', value: 'bonjour@atelier-lumiere.example' }] },
  { planCode: 'fern-2-8.monthly', configuration: [{ name: 'instance_datacenter', value: 'waw' }] },
  { planCode: 'reed-line' },
]

const orderService = `
  mutation DemoOrder($input: OrderServiceInput!) {
    orderService(input: $input) {
      order { id state }
      service { id }
      userErrors { code message }
    }
  }`

const placed = z.object({
  orderService: z.object({
    order: z.object({ id: z.string(), state: z.enum(['PAYING', 'COMPLETED', 'DECLINED']) }).nullable(),
    service: z.object({ id: z.string() }).nullable(),
    userErrors: z.array(z.object({ code: z.string(), message: z.string() })),
  }),
})

/** Orders as a customer does, by the graph; gives the first service's id. A key for each makes it safe to do again. */
export async function placeDemoOrders(graph: Graph, log: Log): Promise<string> {
  const [first = '', ...others] = await Promise.all(orders.map(order => place(graph, order)))
  log.info({ services: [first, ...others] }, 'the demo services are ordered and paid')
  return first
}

function place(graph: Graph, { planCode, mode, configuration = [] }: DemoOrder): Promise<string> {
  const input = { idempotencyKey: `demo-${planCode}`, planCode, configuration, ...(mode && { mode }) }
  // Billing hears of a plan by an event; an outcome that is not known yet settles by itself. Both take a moment.
  return eventually(20, async () => {
    const { order, service, userErrors } = (await graph.ask(placed, orderService, { input })).orderService
    if (userErrors.length > 0)
      throw new Error(`${planCode}: ${userErrors.map(({ code, message }) => `${code} ${message}`).join('; ')}`)
    if (order?.state === 'DECLINED') throw new Error(`${planCode}: the payment was declined`)
    return service?.id
  })
}
