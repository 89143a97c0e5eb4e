import type { Arguments } from '../arguments'
import type { Customers } from '../customers'
import { atMost, type Finding, told } from '../finding'
import type { Graph } from '../graph'
import { kinds, measure } from '../load'
import { median, percentile } from '../statistics'

/** A system under load. */
export interface Target {
  readonly services: number
  readonly graph: Graph
  readonly customers: Customers
}

/** A hundred times more services must not cost a request more than so much more time. */
const MOST_TIMES = 1.1
const WARMING = 100

interface Round {
  readonly p50: number
  readonly p95: number
}

/**
 * The same requests at both sizes, in rounds that alternate, so that whatever else this machine does befalls both alike. The
 * median of the rounds is what counts.
 */
export async function growthOf(
  small: Target,
  large: Target,
  { rounds, requests, concurrency }: Arguments,
  tell: (text: string) => void,
): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { name, ask } of kinds) {
    const measured = new Map<Target, Round[]>([
      [small, []],
      [large, []],
    ])
    for (const { graph, customers } of [small, large]) await measure(WARMING, concurrency, () => ask(graph, customers))
    for (let round = 0; round < rounds; round++) {
      for (const target of round % 2 === 0 ? [small, large] : [large, small]) {
        const times = await measure(requests, concurrency, () => ask(target.graph, target.customers))
        measured.get(target)?.push({ p50: percentile(times, 0.5), p95: percentile(times, 0.95) })
      }
      tell(`${name}: round ${round + 1} of ${rounds}`)
    }
    for (const share of ['p50', 'p95'] as const) {
      const [few, many] = [small, large].map(target => median((measured.get(target) ?? []).map(round => round[share])))
      if (few === undefined || many === undefined) continue
      const figures = `${few.toFixed(2)} ms at ${small.services}, ${many.toFixed(2)} ms at ${large.services}`
      findings.push(told(`${name}, ${share}`, figures))
      if (share === 'p95')
        findings.push(atMost(`${name}, p95: ${large.services} to ${small.services}`, MOST_TIMES, many / few, ' ×'))
    }
  }
  return findings
}
