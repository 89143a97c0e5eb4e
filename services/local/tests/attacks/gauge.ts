/** What a process says of itself. */
export interface Gauge {
  /** The longest that its event loop was held since it was asked last, in milliseconds. */
  readonly heldMs: number
  /** Its memory in MB. */
  readonly memoryMb: number
  /** Connections that it holds, of clients and to subgraphs. */
  readonly sockets: number
}

const valueOf = (text: string, name: string, otherwise?: number): number => {
  const line = text.split('\n').find(one => one.startsWith(name) && /[{, ]/.test(one.charAt(name.length)))
  if (line === undefined && otherwise !== undefined) return otherwise
  if (line === undefined) throw new Error(`the metric ${name} is missing`)
  return Number(line.split(' ').at(-1))
}

export async function readGauge(metricsUrl: string): Promise<Gauge> {
  const text = await (await fetch(metricsUrl)).text()
  return {
    heldMs: valueOf(text, 'nodejs_eventloop_lag_max_seconds') * 1000,
    sockets: valueOf(text, 'nodejs_active_resources{type="TCPSocketWrap"', 0),
    memoryMb: valueOf(text, 'process_resident_memory_bytes') / 1024 / 1024,
  }
}
