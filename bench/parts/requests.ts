import { growth, readCounters, type Counters } from '../counters'
import type { Customer, Customers } from '../customers'
import { main, page } from '../documents'
import { type Finding, told } from '../finding'
import type { Graph } from '../graph'
import { type Stack, subgraphs } from '../stack'

/** Asked so often, so that a statement of the background now and then does not count. */
const TIMES = 40

interface Cost {
  readonly what: string
  /** Fetches of one request, by subgraph. */
  readonly fetches: Readonly<Record<string, number>>
  /** SQL statements of one request, by subgraph; the ones that open and close a transaction are among them. */
  readonly statements: Readonly<Record<string, number>>
  /** Milliseconds of the whole and of its fetches. */
  readonly whole: number
  readonly fetchTimes: Readonly<Record<string, number>>
}

/** What one main request, and pages of it, cost in fetches and statements: the same for any number of services. */
export async function requestCounts(stack: Stack, graph: Graph, { large }: Customers): Promise<Finding[]> {
  const [customer] = large
  const id = customer?.services[0]
  if (!customer || id === undefined) throw new Error('there is no customer to ask for')
  const asked = [
    { what: 'service', document: main, variables: { id } },
    ...[1, 10, 50].map(first => ({ what: `page of ${first}`, document: page, variables: { first } })),
  ]
  const costs: Cost[] = []
  for (const { what, document, variables } of asked)
    costs.push({ what, ...(await costOf(stack, graph, customer, document, variables)) })

  const parallel = costs.at(-1)
  return [
    ...costs.map(({ what, fetches }) => ({
      what: `main query, ${what}: fetches`,
      target: 'billing 1, catalog 1, infrastructure 1',
      figure: list(fetches),
      reached: subgraphs.every(name => fetches[name] === 1),
    })),
    ...subgraphs.map(name => {
      const counts = costs.map(({ statements }) => statements[name] ?? 0)
      const [, ...pages] = counts
      return {
        what: `SQL statements of ${name}: service, page of 1, 10, 50`,
        target: 'equal for pages of 1, 10, 50',
        figure: counts.join(', '),
        reached: new Set(pages).size === 1,
      }
    }),
    ...(parallel ? [sideBySide(parallel)] : []),
  ]
}

async function costOf(
  stack: Stack,
  graph: Graph,
  { token }: Customer,
  document: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<Omit<Cost, 'what'>> {
  const ask = () => graph.ask(document, variables, token)
  await ask() // Plans are made and statements prepared the first time.
  await ask()
  const gatewayBefore = await readCounters(stack.url.gateway)
  const before = await Promise.all(subgraphs.map(name => readCounters(stack.url[name])))
  for (let time = 0; time < TIMES; time++) await ask()
  const gatewayAfter = await readCounters(stack.url.gateway)
  const after = await Promise.all(subgraphs.map(name => readCounters(stack.url[name])))

  const fetches = growth(gatewayBefore, gatewayAfter, 'gateway_subgraph_requests_total', 'subgraph')
  const times = growth(gatewayBefore, gatewayAfter, 'gateway_subgraph_request_seconds_sum', 'subgraph')
  const whole = growth(gatewayBefore, gatewayAfter, 'gateway_request_seconds_sum', 'operation')
  return {
    fetches: Object.fromEntries([...fetches].map(([name, count]) => [name, count / TIMES])),
    statements: Object.fromEntries(subgraphs.map((name, index) => [name, statements(before[index], after[index])])),
    whole: ([...whole.values()].reduce((sum, seconds) => sum + seconds, 0) / TIMES) * 1000,
    fetchTimes: Object.fromEntries([...times].map(([name, seconds]) => [name, (seconds / TIMES) * 1000])),
  }
}

/** Statements of one request: those that were sent at least once for each. */
function statements(before: Counters = new Map(), after: Counters = new Map()): number {
  const sent = growth(before, after, 'sql_statements_total', 'statement')
  return [...sent.values()].reduce((sum, count) => sum + Math.floor(count / TIMES), 0)
}

/** Catalog and infrastructure are asked at once: together they take less than one after the other would. */
function sideBySide({ whole, fetchTimes }: Cost): Finding {
  const { billing = 0, catalog = 0, infrastructure = 0 } = fetchTimes
  const figures = [billing, catalog, infrastructure].map(time => `${time.toFixed(1)} ms`)
  return told(
    'page of 50: time in billing, then in catalog and infrastructure side by side, and in all',
    `${figures.join(', ')}; ${whole.toFixed(1)} ms`,
  )
}

const list = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .sort()
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')
