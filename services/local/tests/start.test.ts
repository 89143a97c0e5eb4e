import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { end, isAlive } from '../../shared/postgres/pid'
import { freePort } from '../../shared/postgres/ports'
import { temporaryDirectory } from '../../shared/postgres/throwaway'
import { bundleDirectory, dataDirectory } from '../data'
import { project } from '../env'
import { childrenOf, supervisorOf } from '../whoRuns'

const home = mkdtempSync(join(temporaryDirectory(), 'perennial-start-'))
const data = dataDirectory(join(home, 'data'))
let env: NodeJS.ProcessEnv

interface Run {
  readonly process: ChildProcess
  readonly output: () => string
  readonly ended: Promise<number | null>
}

function run(script: string): Run {
  const child = spawn(process.execPath, ['--require', require.resolve('tsx/cjs'), `services/local/${script}.ts`], {
    cwd: project,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()))
  return { process: child, output: () => output, ended: new Promise(resolve => child.once('exit', resolve)) }
}

async function ready(started: Run): Promise<string> {
  for (const until = performance.now() + 90_000; performance.now() < until; await sleep(25)) {
    if (started.output().includes('Ctrl-C stops everything')) return started.output()
    if (started.process.exitCode !== null) break
  }
  throw new Error(`not ready:\n${started.output()}`)
}

/** The system's processes that run from the data directory now; on a fresh checkout pages are being built beside them. */
function running(): number[] {
  const postgres = Number(readFileSync(join(data.postgres, 'postmaster.pid'), 'utf8').split('\n')[0])
  const supervisor = supervisorOf(data)
  const parts = childrenOf(data).filter(({ name }) => name !== 'graphiql' && name !== 'manager')
  return [...parts.map(({ pid }) => pid), ...(supervisor ? [supervisor.pid] : []), postgres]
}

const page = z.object({
  data: z.object({
    service: z.object({
      id: z.string(),
      contract: z.object({ state: z.string(), plan: z.object({ code: z.string(), name: z.string() }) }),
      nextInvoice: z.object({ gross: z.object({ currency: z.string() }) }),
      server: z.object({ state: z.string() }),
    }),
  }),
})

/** Runs the command that the banner prints for a shell, as it stands. */
async function askAsPrinted(output: string): Promise<z.infer<typeof page>> {
  const [, url = '', token = '', body = ''] =
    /curl -s (\S+) .*authorization: (Bearer \S+)' -d '(.*)'/.exec(output) ?? []
  const headers = { 'content-type': 'application/json', authorization: token }
  const response = await fetch(url, { method: 'POST', headers, body })
  return page.parse(await response.json())
}

beforeAll(async () => {
  chmodSync(home, 0o755)
  const names = ['PORT', 'CATALOG_PORT', 'BILLING_PORT', 'INFRASTRUCTURE_PORT', 'PAYMENT_SANDBOX_PORT', 'POSTGRES_PORT']
  const ports: [string, string][] = []
  for (const name of names) ports.push([name, String(await freePort())])
  const { PATH, HOME } = process.env
  env = { PATH, HOME, PERENNIAL_DATA: data.root, ...Object.fromEntries(ports) }
})

afterAll(async () => {
  await run('reset').ended
  for (const path of [home, bundleDirectory(data.root)]) rmSync(path, { recursive: true, force: true })
})

describe('npm start', () => {
  it('is ready with demo data on the first start, answers the query that it prints, and Ctrl-C ends all of it', async () => {
    const first = run('start')
    expect(await ready(first)).not.toContain('could not')
    const { data: answer } = await askAsPrinted(first.output())
    expect(answer.service.contract).toEqual({ state: 'ACTIVE', plan: { code: 'oak-2', name: expect.any(String) } })
    expect(answer.service.nextInvoice.gross.currency).toBe('EUR')

    const all = running()
    expect(all).toHaveLength(7)
    first.process.kill('SIGINT')
    expect(await first.ended).toBe(0)
    expect(all.filter(isAlive)).toEqual([])
  }, 120_000)

  it('finds its data again, also after kill -9 of the supervisor alone and of everything', async () => {
    const second = run('start')
    const { data: before } = await askAsPrinted(await ready(second))

    const left = running().filter(pid => pid !== second.process.pid)
    second.process.kill('SIGKILL')
    await second.ended
    expect(left.filter(isAlive)).toEqual(left)
    const third = run('start')
    expect(await ready(third)).toContain('ended what an earlier run had left behind')
    expect((await askAsPrinted(third.output())).data.service.id).toBe(before.service.id)

    await Promise.all(running().map(pid => end(pid, [{ signal: 'SIGKILL', patienceMs: 5_000 }])))
    const fourth = run('start')
    expect((await askAsPrinted(await ready(fourth))).data.service.id).toBe(before.service.id)
  }, 120_000)

  it('refuses to run twice from one data directory', async () => {
    const again = run('start')
    expect(await again.ended).toBe(1)
    expect(again.output()).toContain(`Perennial already runs from ${data.root}`)
  }, 30_000)

  it('ends what runs and removes everything on npm run reset', async () => {
    const all = running()
    expect(await run('reset').ended).toBe(0)
    expect(all.filter(isAlive)).toEqual([])
  }, 60_000)

  it('names the setting of a port that is taken, and leaves nothing running', async () => {
    const other = createServer().listen(Number(env['PORT']), '127.0.0.1')
    const refused = run('start')
    expect(await refused.ended).toBe(1)
    expect(refused.output()).toContain(
      `Port ${env['PORT']} for gateway is taken by another program. Set PORT to a free one.`,
    )
    await new Promise(closed => other.close(closed))
  }, 60_000)
})
