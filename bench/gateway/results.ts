import type { Finding } from '../finding'
import { median } from '../statistics'
import { atLeast, atMost, told } from '../finding'
import { gatewayNamed } from './gateways'
import type { ColdTold } from './parts/cold'
import type { LiteralsRow } from './parts/literals'
import type { MemoryRow } from './parts/memory'
import type { SystemRow } from './parts/system'
import type { Row } from './parts/throughput'
import { shapeNamed } from './shapes/all'

/** All that one run has measured; a part that did not run has nothing. */
export interface Results {
  throughput: Row[]
  /** The same with identical requests at the same time answered once. */
  shared: Row[]
  system: SystemRow[]
  literals: LiteralsRow[]
  cold: ColdTold | undefined
  memory: MemoryRow[]
}

/** The shapes' targets: ours against each of these, in requests a second. */
const against: Readonly<Record<string, readonly (readonly [string, readonly string[], number])[]>> = {
  one: [
    ['ours', ['floor'], 0.8],
    ['open', ['floor'], 1],
    ['ours', ['apollo'], 10],
    ['ours', ['hive', 'mercurius'], 1],
  ],
  page: [
    ['ours', ['floor'], 1.5],
    ['open', ['floor'], 2],
    ['ours', ['apollo'], 10],
    ['ours', ['hive', 'mercurius'], 5],
  ],
  nested: [['ours', ['apollo'], 10]],
}

/** As many fetches as the best gateway needs for the nested shape. */
const FEWEST_FETCHES = 7
/** The whole system's CPU of a request, of what the stock gateway with its subgraphs needs. */
const SYSTEM_SHARE = 1 / 8
const LITERALS_SHARE = 0.7
const HELD_MS = 20
/** How much more memory there may be at the end than once all is warm. */
const GROWTH = 1.1

const fastest = (rows: readonly Row[]): Row | undefined =>
  [...rows].sort((one, other) => other.requestsPerSecond - one.requestsPerSecond)[0]

function ratiosOf(shape: string, rows: readonly Row[]): Finding[] {
  const { title } = shapeNamed(shape)
  return (against[shape] ?? []).flatMap(([name, others, least]) => {
    const ours = rows.find(({ gateway }) => gateway === name)
    const other = fastest(rows.filter(({ gateway }) => others.includes(gateway)))
    if (!ours || !other) return []
    const what = `${title}: ${gatewayNamed(name).title} to ${gatewayNamed(other.gateway).title}`
    return [atLeast(what, least, ours.requestsPerSecond / other.requestsPerSecond, ' ×')]
  })
}

function fetchesOf(shape: string, rows: readonly Row[]): Finding[] {
  const what = (row: Row): string => `${shapeNamed(shape).title}: fetches of ${gatewayNamed(row.gateway).title}`
  const wanted = rows.filter(({ gateway }) => gateway === 'ours' || gateway === 'apollo')
  return wanted.map(row =>
    shape === 'nested' && row.gateway === 'ours'
      ? atMost(what(row), FEWEST_FETCHES, row.fetches)
      : told(what(row), row.fetches.toFixed(2)),
  )
}

function throughputFindings(rows: readonly Row[]): Finding[] {
  const most = Math.max(0, ...rows.map(({ connections }) => connections))
  return [...new Set(rows.map(({ shape }) => shape))].flatMap(shape => {
    const of = rows.filter(row => row.shape === shape && row.connections === most)
    return [...ratiosOf(shape, of), ...fetchesOf(shape, of)]
  })
}

function systemFindings(rows: readonly SystemRow[]): Finding[] {
  const cpuOf = (row: SystemRow): number => row.gatewayCpu + row.subgraphsCpu
  return [...new Set(rows.map(({ shape }) => shape))].flatMap(shape => {
    const of = rows.filter(row => row.shape === shape)
    const what = `whole system, ${shapeNamed(shape).title}: CPU`
    const each = of.map(row =>
      told(
        `${what} of ${gatewayNamed(row.system).title} (gateway + subgraphs)`,
        `${row.gatewayCpu.toFixed(0)} + ${row.subgraphsCpu.toFixed(0)} µs, ${row.requestsPerSecond.toFixed(0)} requests/s`,
      ),
    )
    const [ours, stock] = ['ours', 'apollo'].map(name => of.find(({ system }) => system === name))
    return ours && stock
      ? [...each, atMost(`${what}, ours to stock`, SYSTEM_SHARE, cpuOf(ours) / cpuOf(stock), ' ×')]
      : each
  })
}

const literalsFindings = (rows: readonly LiteralsRow[]): Finding[] =>
  rows.map(({ gateway, withVariables, withLiterals }) => {
    const what = `literals to variables: ${gatewayNamed(gateway).title} (${withLiterals.toFixed(0)} to ${withVariables.toFixed(0)} requests/s)`
    const share = withLiterals / withVariables
    return gateway === 'ours' ? atLeast(what, LITERALS_SHARE, share, ' ×') : told(what, `${share.toFixed(2)} ×`)
  })

const coldFindings = ({
  operations,
  held,
  heldBefore,
  worst,
  worstBefore,
  coldP50,
  coldWorst,
}: ColdTold): Finding[] => [
  atMost(`event loop held while ${operations} cold operations come`, HELD_MS, held, ' ms'),
  told('event loop held without them', `${heldBefore.toFixed(1)} ms`),
  told('slowest hot request with and without them', `${worst.toFixed(1)} ms, ${worstBefore.toFixed(1)} ms`),
  told('a cold operation, median and slowest', `${coldP50.toFixed(1)} ms, ${coldWorst.toFixed(1)} ms`),
]

/** Some of the first figures, and of the last, as one alone depends on when garbage was last collected. */
const SOME = 3

function memoryFindings(rows: readonly MemoryRow[]): Finding[] {
  const [, ...warm] = rows
  const last = rows.at(-1)
  if (!last || warm.length < 2 * SOME) return []
  const middleOf = (some: readonly MemoryRow[]): number => median(some.map(({ megabytes }) => megabytes))
  const [early, late] = [middleOf(warm.slice(0, SOME)), middleOf(warm.slice(-SOME))]
  const what = `memory at the end of ${last.requests} requests to that at the beginning (${late.toFixed(0)} to ${early.toFixed(0)} MB)`
  return [atMost(what, GROWTH, late / early, ' ×')]
}

export const findingsOf = (results: Results): Finding[] => [
  ...throughputFindings(results.throughput),
  ...systemFindings(results.system),
  ...literalsFindings(results.literals),
  ...(results.cold ? coldFindings(results.cold) : []),
  ...memoryFindings(results.memory),
]
