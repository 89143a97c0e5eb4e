import { z } from 'zod'
import { run } from './command'
import { serviceIds } from './documents'
import type { Graph } from './graph'
import { readSeeded, type Stack } from './stack'

/** A customer whose services are asked for. */
export interface Customer {
  readonly token: string
  readonly services: readonly string[]
}

export interface Customers {
  /** Spread evenly over all there are. */
  readonly any: readonly Customer[]
  /** Some of those with a page of fifty services. */
  readonly large: readonly Customer[]
}

/** So many of each kind: enough that no request finds what the one before has warmed. */
const EACH = 150

const idsAnswer = z.object({ services: z.object({ nodes: z.array(z.object({ id: z.string() })) }) })

/** Customers of a seeded system, each with a token of its own and its services as the graph lists them. */
export async function findCustomers(stack: Stack, graph: Graph): Promise<Customers> {
  const { any, large } = readSeeded(stack).sample
  const find = async (accounts: readonly string[], least: number): Promise<Customer[]> => {
    const chosen = evenly(accounts, EACH)
    const tokens = await tokensOf(stack, chosen)
    const customers: Customer[] = []
    for (const token of tokens) {
      const { data } = await graph.ask(serviceIds, {}, token)
      const services = idsAnswer.parse(data).services.nodes.map(({ id }) => id)
      if (services.length >= least) customers.push({ token, services })
    }
    if (customers.length === 0) throw new Error(`no customer of ${stack.name} has ${least} services`)
    return customers
  }
  return { any: await find(any, 1), large: await find(large, 50) }
}

const evenly = <Item>(items: readonly Item[], count: number): Item[] =>
  items.filter(
    (_, index) => Math.floor((index * count) / items.length) !== Math.floor(((index - 1) * count) / items.length),
  )

async function tokensOf(stack: Stack, accounts: readonly string[]): Promise<string[]> {
  const { output } = await run(
    'token',
    accounts.flatMap(account => ['--account', account]),
    stack.env,
  )
  const tokens = output.trim().split('\n')
  if (tokens.length !== accounts.length) throw new Error(`${accounts.length} tokens were wanted, ${tokens.length} came`)
  return tokens
}
