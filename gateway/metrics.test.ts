import { createGatewayMetrics } from './metrics'

describe('metrics', () => {
  it('names that clients invent do not become labels without end', async () => {
    const metrics = createGatewayMetrics()
    for (let n = 0; n < 1000; n++) metrics.request(`Invented${n}`, 'ok', 0.01)
    metrics.request(undefined, 'refused', 0.01)
    const { values } = (await metrics.registry.getSingleMetric('gateway_requests_total')?.get()) ?? { values: [] }
    const labels = new Set(values.map(({ labels: { operation } }) => operation))
    expect(labels.size).toBe(202)
    expect(labels).toContain('other')
    expect(labels).toContain('anonymous')
  })
})
