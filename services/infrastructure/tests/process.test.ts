import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Fastify from 'fastify'
import { freePort } from '../../shared/postgres/ports'
import { SIGNATURE_HEADER, signBatch, verifyBatch } from '../../shared/runtime/events/signature'
import type { Ordered } from './world'
import { World } from './world'

const secret = 'a-secret-of-the-events'

let world: World
let billingUrl: string
let closeBilling: () => Promise<unknown>
let running: ChildProcess | undefined

/** What billing was told, by type and service. */
const told: string[] = []

beforeAll(async () => {
  world = await World.start({ now: new Date() })
  const billing = Fastify()
  billing.removeAllContentTypeParsers()
  billing.addContentTypeParser('application/cloudevents-batch+json', { parseAs: 'buffer' }, (_, body, done) =>
    done(null, body),
  )
  billing.post('/events', async (request, reply) => {
    const body = request.body
    const signature = request.headers[SIGNATURE_HEADER]
    if (!Buffer.isBuffer(body) || !verifyBatch(String(signature), body, [secret], new Date()))
      return reply.code(401).send()
    const events = JSON.parse(body.toString()) as { id: string; type: string; subject: string }[]
    told.push(...events.map(({ type, subject }) => `${type} ${subject}`))
    return { receipts: events.map(({ id }) => ({ id, outcome: 'done' })) }
  })
  billingUrl = await billing.listen({ port: 0, host: '127.0.0.1' })
  closeBilling = () => billing.close()
})

afterAll(async () => {
  running?.kill('SIGKILL')
  await closeBilling()
  await world.close()
})

async function start(settings: Record<string, string>): Promise<string> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  running = spawn(process.execPath, ['--import', 'tsx', join(__dirname, '..', 'main.ts')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      DATABASE_URL: world.own.url,
      IDENTITY_SECRETS: 'a-secret-of-the-gateway',
      EVENTS_SECRETS: secret,
      BILLING_EVENTS_URL: `${billingUrl}/events`,
      LOG_LEVEL: 'warn',
      ...settings,
    },
  })
  await until(async () => (await fetch(`${url}/ready`).catch(() => undefined))?.status === 200)
  return url
}

async function stop(signal: NodeJS.Signals): Promise<number | null> {
  const child = running
  running = undefined
  if (!child) throw new Error('nothing is running')
  const ended = once(child, 'exit')
  child.kill(signal)
  const [code] = (await ended) as [number | null]
  return code
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  const limit = Date.now() + 60_000
  while (!(await condition())) {
    if (Date.now() > limit) throw new Error('waited in vain')
    await sleep(50)
  }
}

async function send(url: string, event: object): Promise<unknown> {
  const body = Buffer.from(JSON.stringify([event]))
  const headers = {
    'content-type': 'application/cloudevents-batch+json',
    [SIGNATURE_HEADER]: signBatch(body, secret, new Date()),
  }
  return (await fetch(`${url}/events`, { method: 'POST', headers, body })).json()
}

const order = async (url: string): Promise<Ordered> => {
  const ordered = world.orderOf('Server')
  expect(await send(url, world.event('billing.service.ordered', ordered))).toMatchObject({
    receipts: [{ outcome: 'done' }],
  })
  return ordered
}

describe('infrastructure as a process', () => {
  it('delivers what is ordered over HTTP and tells billing, also when it is killed in the middle of it', async () => {
    const first = await start({ SIMULATOR_SECONDS: '3', TASK_LEASE_SECONDS: '1' })
    const ordered = await order(first)
    await until(async () => (await world.tasks(ordered))[0] === 'PROVISION RUNNING')
    await stop('SIGKILL')
    const second = await start({ SIMULATOR_SECONDS: '3', TASK_LEASE_SECONDS: '1' })
    await until(() => Promise.resolve(told.includes(`infrastructure.service.delivered ${ordered.serviceId}`)))
    expect(await world.resource(ordered)).toMatchObject({ state: 'ACTIVE', observed_power: 'ON' })
    expect(await world.rows('select verb from simulator.operation')).toEqual([{ verb: 'provision' }])

    await send(second, world.event('billing.service.ended', ordered))
    await until(async () => (await world.tasks(ordered)).includes('RELEASE RUNNING'))
    expect(await stop('SIGTERM')).toBe(0)
  }, 180_000)

  it('refuses a batch that is not signed', async () => {
    const url = await start({})
    const response = await fetch(`${url}/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '[]',
    })
    expect(response.status).toBe(401)
    expect(await stop('SIGTERM')).toBe(0)
  }, 60_000)
})
