import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { verifyBatch } from '../../shared/runtime/events/signature'
import { start } from '../main'
import { testCatalog } from './catalogDatabase'
import { version } from './sampleCatalogue'

const secret = 'the secret of all events'
const batch = z.array(z.object({ id: z.string(), type: z.string(), source: z.string() }))

describe('the catalog as a process', () => {
  it('answers its health, tells billing what was imported, and closes', async () => {
    const catalog = await testCatalog()
    const received: z.infer<typeof batch> = []
    const billing = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const body = Buffer.concat(chunks)
        const signature = request.headers['x-perennial-signature']
        const genuine = verifyBatch(typeof signature === 'string' ? signature : undefined, body, [secret], new Date())
        const events = genuine ? batch.parse(JSON.parse(body.toString())) : []
        received.push(...events)
        response.end(JSON.stringify({ receipts: events.map(({ id }) => ({ id, outcome: 'done' })) }))
      })
    })
    await new Promise<void>(resolve => billing.listen(0, '127.0.0.1', resolve))
    const { port } = z.object({ port: z.number() }).parse(billing.address())
    const running = await start({
      LOG_LEVEL: 'silent',
      PORT: '0',
      DATABASE_URL: catalog.url,
      IDENTITY_SECRETS: 'the secret of the gateway',
      EVENTS_SECRETS: secret,
      BILLING_EVENTS_URL: `http://127.0.0.1:${port}/events`,
    })
    try {
      expect((await fetch(`${running.url}/ready`)).status).toBe(200)
      catalog.clock.set(new Date(Date.now() - 1000).toISOString())
      await catalog.take(version())
      for (const until = Date.now() + 10_000; received.length < 2 && Date.now() < until;) await sleep(50)
      expect(received.map(({ type, source }) => `${source} ${type}`).sort()).toEqual([
        'perennial/catalog catalog.plan.published',
        'perennial/catalog catalog.subsidiary.changed',
      ])
    } finally {
      await running.close()
      billing.close()
      await catalog.close()
    }
    await expect(fetch(`${running.url}/live`)).rejects.toThrow()
  })

  it('names every setting that is wrong before it starts', async () => {
    await expect(start({ DATABASE_URL: 'x', EVENTS_SECRETS: 'short' })).rejects.toThrow(
      /IDENTITY_SECRETS.*EVENTS_SECRETS.*at least 16 characters.*BILLING_EVENTS_URL/s,
    )
  })
})
