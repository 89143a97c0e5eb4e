import type { Customers, Customer } from './customers'
import { main, page } from './documents'
import type { Graph } from './graph'

export interface Kind {
  readonly name: string
  ask(graph: Graph, customers: Customers): Promise<number>
}

const pick = <Item>(items: readonly Item[]): Item => {
  const item = items[Math.floor(Math.random() * items.length)]
  if (item === undefined) throw new Error('there is nothing to pick from')
  return item
}

const anyOf = ({ any, large }: Customers): Customer => pick(Math.random() < 0.5 ? any : large)

/** What is asked for, of customers and services by chance. */
export const kinds: readonly Kind[] = [
  {
    name: 'main query',
    async ask(graph, customers) {
      const { token, services } = anyOf(customers)
      return (await graph.ask(main, { id: pick(services) }, token)).milliseconds
    },
  },
  {
    name: 'page of 50',
    async ask(graph, customers) {
      return (await graph.ask(page, { first: 50 }, pick(customers.large).token)).milliseconds
    },
  },
]

/** Times of so many requests, in milliseconds, by so many clients that each wait for their answer. */
export async function measure(count: number, concurrency: number, ask: () => Promise<number>): Promise<number[]> {
  const times: number[] = []
  let left = count
  const client = async (): Promise<void> => {
    while (left-- > 0) times.push(await ask())
  }
  await Promise.all(Array.from({ length: concurrency }, client))
  return times
}
