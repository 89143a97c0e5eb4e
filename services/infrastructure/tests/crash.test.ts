import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { SYSTEM } from '../../shared/domain/viewer'
import { rescheduleOverdue } from '../store/tasks'
import { deathTrap } from './deathTrap'
import type { Ordered } from './world'
import { World } from './world'

let world: World

const packages = join(__dirname, '..', '..', '..', 'node_modules')
let directory: string
let script: string

beforeAll(async () => {
  world = await World.start({ rules: { releaseGrace: 0 } })
  // Dozens of processes die: made into one file once, each of them starts in a third of the time.
  directory = await mkdtemp(join(tmpdir(), 'perennial-crash-'))
  script = join(directory, 'dyingProcess.js')
  await build({
    entryPoints: [join(__dirname, 'dyingProcess.ts')],
    outfile: script,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'cjs',
  })
})

afterAll(async () => {
  await world.close()
  await rm(directory, { recursive: true })
})

const operationsOf = ({ serviceId }: Ordered): Promise<{ verb: string; times: number }[]> =>
  world.rows(
    `select verb, count(*)::int as times from simulator.operation where reference like '%' || $1 group by verb order by verb`,
    [serviceId.slice(4)],
  )

/** Delivered once, whatever happened on the way. */
async function expectDelivered(order: Ordered): Promise<void> {
  expect(await world.resource(order)).toMatchObject({ state: 'ACTIVE', observed_power: 'ON' })
  expect(await world.tasks(order)).toEqual(['PROVISION DONE'])
  expect(await world.told(order)).toEqual(['delivered'])
  expect(await operationsOf(order)).toEqual([{ verb: 'provision', times: 1 }])
  expect(await world.rows('select from ip_address where resource_id = $1', [order.serviceId.slice(4)])).toHaveLength(2)
}

async function expectReleased(order: Ordered): Promise<void> {
  expect(await world.resource(order)).toMatchObject({ state: 'RELEASED', slot: null })
  expect(await world.told(order)).toEqual(['delivered', 'released'])
  expect(await operationsOf(order)).toEqual(['provision', 'release', 'suspend'].map(verb => ({ verb, times: 1 })))
  expect(await world.rows('select from ip_address where resource_id = $1', [order.serviceId.slice(4)])).toEqual([])
}

/** No slot is held twice or lost: each is somebody's, free, or not handed out yet. */
async function expectSlotsAddUp(): Promise<void> {
  const [sums] = await world.rows<{ given: string; known: string }>(
    `select sum(p.taken)::text as given,
       (sum(coalesce((select sum(end_slot - next_slot) from pool_share s where s.pool = p.code), 0))
        + sum((select count(*) from pool_free f where f.pool = p.code))
        + sum((select count(*) from resource r where r.pool = p.code)))::text as known
     from pool p where code like 'addresses:%'`,
  )
  expect(sums?.known).toBe(sums?.given)
}

/** Work that was left lying is taken up by whoever comes next. */
async function recover(): Promise<void> {
  world.later(120)
  await world.actions.rescueTasks()
  await world.work()
}

async function killedAt(order: Ordered, place: number): Promise<boolean> {
  const task = await world.openTask(order)
  const now = world.clock.now().toISOString()
  const child = spawn(process.execPath, [script, world.own.url, task, String(place), now], {
    env: { ...process.env, NODE_PATH: packages },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
  if (code !== 0 && signal !== 'SIGKILL') throw new Error(`the process ended with ${code} ${signal}`)
  return signal === 'SIGKILL'
}

describe('a process that is killed while it works on a task', () => {
  it('leaves a delivery that the next one completes, wherever it was killed, and nothing is made twice', async () => {
    let place = 1
    for (let killed = true; killed; place++) {
      const order = await world.ordered('Server', { configuration: { datacenter: 'rbx' } })
      killed = await killedAt(order, place)
      await recover()
      await expectDelivered(order)
    }
    expect(place).toBeGreaterThan(12)
    await expectSlotsAddUp()
  }, 300_000)

  it('leaves a release that the next one completes, wherever it was killed, and everything is given back once', async () => {
    let place = 1
    for (let killed = true; killed; place++) {
      const order = await world.delivered('Server', { configuration: { datacenter: 'rbx' } })
      await world.fact('ended', order)
      killed = await killedAt(order, place)
      await recover()
      await expectReleased(order)
    }
    expect(place).toBeGreaterThan(12)
    await expectSlotsAddUp()
  }, 300_000)
})

describe('a connection that breaks', () => {
  it('at any statement leaves a delivery and a release that are completed later', async () => {
    let delivering = true
    let releasing = true
    for (let place = 1; delivering || releasing; place++) {
      const order = await world.ordered('Server', { configuration: { datacenter: 'rbx' } })
      if (delivering) delivering = await brokenAt(order, place)
      await recover()
      await expectDelivered(order)
      await world.fact('ended', order)
      if (releasing) releasing = await brokenAt(order, place)
      await recover()
      await expectReleased(order)
    }
    await expectSlotsAddUp()
  }, 300_000)

  async function brokenAt(order: Ordered, place: number): Promise<boolean> {
    let broken = false
    const fail = (): never => {
      broken = true
      throw new Error('the connection broke')
    }
    const other = World.at(world.own.url, {
      ...deathTrap(place, fail, true),
      rules: { releaseGrace: 0 },
      now: world.clock.now(),
    })
    await other.actions.advanceTask(await world.openTask(order)).catch(() => undefined)
    await other.close()
    return broken
  }
})

describe('work that was left lying', () => {
  it('is taken up once it is overdue, and not before', async () => {
    const order = await world.ordered('Server')
    expect(await rescued()).toEqual([])
    world.later(10)
    expect(await rescued()).toEqual([await world.openTask(order)])
    await world.work()
    world.later(10)
    expect(await rescued()).toEqual([])
  })

  it('keeps its place in the queue when it only waits there', async () => {
    const order = await world.ordered('Server')
    const runAt = (): Promise<object[]> => world.rows('select run_at from graphile_worker.jobs where key = $1', [job])
    const job = await world.openTask(order)
    const before = await runAt()
    world.later(10)
    await rescued()
    expect(await runAt()).toEqual(before)
    await world.work()
  })

  const rescued = (): Promise<readonly string[]> =>
    world.database.transaction(SYSTEM, tx => rescheduleOverdue(tx, new Date(world.clock.now().getTime() - 5_000), 10))
})
