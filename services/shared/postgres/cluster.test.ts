import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Cluster, startCluster, stopCluster } from './cluster'
import { createDatabases, rolesOf, withClient } from './databases'
import { superuser } from './initialise'
import { end, isAlive } from './pid'
import { freePort } from './ports'
import { throwawaySettings } from './settings'

const password = 'a word of our own'
const home = mkdtempSync(join(tmpdir(), 'perennial-cluster-'))
const directory = join(home, 'postgres')
const pidFile = join(directory, 'postmaster.pid')
let port: number

const start = (changes: { port?: number; settings?: Record<string, string> } = {}): Promise<Cluster> =>
  startCluster({
    directory,
    port,
    portSetting: 'PORT_OF_POSTGRES',
    password,
    settings: throwawaySettings(),
    logFile: join(home, 'postgres.log'),
    ...changes,
  })

const ask = async <Row extends object>(cluster: Cluster, sql: string): Promise<Row[]> =>
  withClient(cluster.url(superuser, password, 'postgres'), async client => (await client.query<Row>(sql)).rows)

beforeAll(async () => {
  chmodSync(home, 0o755)
  port = await freePort()
})

afterAll(async () => {
  await stopCluster(directory)
  rmSync(home, { recursive: true, force: true })
})

describe('an embedded PostgreSQL', () => {
  it('makes its data directory on the first start and finds it again on the second', async () => {
    const first = await start()
    expect(first.isNew).toBe(true)
    await ask(first, 'create table kept as select 42 as answer')
    await first.stop()
    expect(isAlive(first.pid)).toBe(false)

    const second = await start()
    expect(second.isNew).toBe(false)
    expect(await ask(second, 'select answer from kept')).toEqual([{ answer: 42 }])
  })

  it('takes over the one that a killed starter left running', async () => {
    const left = await start()
    const taken = await start()
    expect(taken.pid).toBe(left.pid)
    expect(await ask(taken, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('ends the one that was left running with other settings', async () => {
    const left = await start()
    const other = await start({ port: await freePort() })
    expect(isAlive(left.pid)).toBe(false)
    expect(await ask(other, 'select 1 as one')).toEqual([{ one: 1 }])
    await other.stop()
  })

  it('recovers from kill -9', async () => {
    const killed = await start()
    await end(killed.pid, [{ signal: 'SIGKILL', patienceMs: 2_000 }])
    expect(readFileSync(pidFile, 'utf8')).toContain(String(killed.pid))

    const recovered = await start()
    expect(await ask(recovered, 'select answer from kept')).toEqual([{ answer: 42 }])
    await recovered.stop()
  })

  it('is not held up by a pid file whose number went to another program', async () => {
    const other = spawn('sleep', ['60'])
    try {
      writeFileSync(pidFile, `${other.pid}\n${directory}\n1\n${port}\n\n127.0.0.1\n\nready\n`)
      const started = await start()
      expect(started.pid).not.toBe(other.pid)
      expect(other.exitCode).toBeNull()
      await started.stop()
    } finally {
      other.kill()
    }
  })

  it('says which setting to change when its port is taken', async () => {
    const other = createServer().listen(port, '127.0.0.1')
    await expect(start()).rejects.toThrow(
      `Port ${port} for PostgreSQL is taken by another program. Set PORT_OF_POSTGRES`,
    )
    await new Promise(closed => other.close(closed))
  })

  it('shows the last words of a PostgreSQL that does not start', async () => {
    await expect(start({ settings: { max_connections: 'many' } })).rejects.toThrow(/max_connections/)
  })
})

describe('databases', () => {
  const billing = rolesOf('billing', { owner: 'o', app: 'a' })

  it('are made once, with roles that row-level security binds', async () => {
    const cluster = await start()
    const superuserUrl = cluster.url(superuser, password, 'postgres')
    await createDatabases(superuserUrl, [billing])
    await createDatabases(superuserUrl, [billing, rolesOf('catalog', { owner: 'o', app: 'a' })])
    expect(
      await ask(
        cluster,
        `select rolname from pg_roles
         where rolname ~ '^(billing|catalog)' and not (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole)
         order by rolname`,
      ),
    ).toEqual(['billing', 'billing_app', 'catalog', 'catalog_app'].map(rolname => ({ rolname })))
  })

  it('let only their own roles in', async () => {
    const cluster = await start()
    await expect(withClient(cluster.url('billing_app', 'a', 'catalog'), async () => 'in')).rejects.toThrow(/permission/)
    await expect(withClient(cluster.url('billing_app', 'wrong', 'billing'), async () => 'in')).rejects.toThrow(
      /password/,
    )
    await expect(withClient(cluster.url('billing_app', 'a', 'billing'), async () => 'in')).resolves.toBe('in')
  })
})
