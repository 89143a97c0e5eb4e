import { request } from 'undici'

/** A counter's values by its labels, `sql_statements_total{statement="servicesOf",part="billing"}`. */
export type Counters = ReadonlyMap<string, number>

/** What a process counts, as it tells Prometheus. */
export async function readCounters(url: string): Promise<Counters> {
  const { body } = await request(`${url}/metrics`)
  const lines = (await body.text()).split('\n').filter(line => line !== '' && !line.startsWith('#'))
  return new Map(
    lines.map(line => {
      const blank = line.lastIndexOf(' ')
      return [line.slice(0, blank), Number(line.slice(blank + 1))]
    }),
  )
}

/** How much the values of a metric have grown, by one of its labels. */
export function growth(before: Counters, after: Counters, metric: string, label: string): Map<string, number> {
  const grown = new Map<string, number>()
  for (const [series, value] of after) {
    if (!series.startsWith(`${metric}{`)) continue
    const name = new RegExp(`[{,]${label}="([^"]*)"`).exec(series)?.[1]
    if (name === undefined) continue
    grown.set(name, (grown.get(name) ?? 0) + value - (before.get(series) ?? 0))
  }
  return grown
}
