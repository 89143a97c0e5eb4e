import { spawn } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive } from '../../shared/postgres/pid'
import { freePort } from '../../shared/postgres/ports'
import { bundle, bundleOf } from '../bundle'
import { bundleDirectory, type DataDirectory, makeDataDirectory } from '../data'
import type { Program } from '../programs'
import { refuseTakenPorts, type Supervisor, takeCharge } from '../supervisor'

const source = join(__dirname, 'program.ts')
let root: string
let data: DataDirectory
let told: string[]
let supervisor: Supervisor | undefined

const programOn = async (changes: Partial<Program> = {}): Promise<Program> => {
  const port = await freePort()
  const env = { PORT: String(port) }
  return {
    name: 'billing',
    source,
    file: bundleOf('billing', data.bundles),
    env,
    port,
    portSetting: 'BILLING_PORT',
    health: '/ready',
    needsDatabase: false,
    ...changes,
  }
}

const get = async ({ port }: Program, path: string): Promise<string> =>
  (await fetch(`http://127.0.0.1:${port}${path}`)).text()

const pidOf = async (program: Program): Promise<number> => Number(await get(program, '/ready'))

async function until(holds: () => boolean): Promise<void> {
  for (const end = performance.now() + 10_000; !holds(); await sleep(20))
    if (performance.now() > end) throw new Error(`never came true; told: ${told.join(' | ')}`)
}

const charge = async (): Promise<Supervisor> => (supervisor = await takeCharge(data, text => told.push(text)))

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'perennial-supervisor-'))
  data = makeDataDirectory(root)
  told = []
  await bundle([{ name: 'billing', source }], data.bundles)
})

afterEach(async () => {
  await supervisor?.stop()
  supervisor = undefined
  for (const path of [root, bundleDirectory(root)]) rmSync(path, { recursive: true, force: true })
})

describe('the supervisor', () => {
  it('starts a program, waits until it is ready and stops it with time to finish', async () => {
    const program = await programOn()
    await (await charge()).start([program])
    const pid = await pidOf(program)
    await supervisor?.stop()
    expect(isAlive(pid)).toBe(false)
  })

  it('starts a crashed program again', async () => {
    const program = await programOn()
    await (await charge()).start([program])
    await get(program, '/crash').catch(() => 'gone')
    await until(() => told.includes('billing is back'))
    expect(told[0]).toContain('billing ended (exit code 7); starting it again in 0.5 s')
  })

  it('shows the last words of a program that does not start', async () => {
    const program = await programOn({ env: { REFUSES: 'yes' } })
    await expect((await charge()).start([program])).rejects.toThrow(/the settings are wrong/)
  })

  it('shows the errors that a program logs, and nothing else of its log', async () => {
    const program = await programOn()
    await (await charge()).start([program])
    appendFileSync(data.log('billing'), '{"level":30,"msg":"fine"}\n{"level":50,"msg":"the bank')
    await sleep(600)
    appendFileSync(data.log('billing'), ' is closed"}\nnot JSON\n')
    await until(() => told.length > 0)
    expect(told).toEqual([`billing: the bank is closed (${data.log('billing')})`])
  })

  it('ends what a killed supervisor has left running, and only that', async () => {
    const left = await programOn()
    await (await charge()).start([left])
    const pid = await pidOf(left)
    const stranger = spawn('sleep', ['60'])
    await takeCharge(data, text => told.push(text))
    expect(isAlive(pid)).toBe(false)
    expect(stranger.exitCode).toBeNull()
    expect(told).toContain('ended what an earlier run had left behind: billing')
    stranger.kill()
  })

  it('refuses a data directory that another one is in charge of', async () => {
    const other = spawn(process.execPath, ['-e', 'setTimeout(() => 0, 60000)', 'services/local/start.ts'])
    writeFileSync(data.supervisor, JSON.stringify({ pid: other.pid, stopping: false }))
    await expect(charge()).rejects.toThrow(`already runs from ${root} (process ${other.pid})`)
    other.kill()
  })

  it('waits for a predecessor that is stopping', async () => {
    const other = spawn(process.execPath, ['-e', 'setTimeout(() => 0, 400)', 'services/local/start.ts'])
    writeFileSync(data.supervisor, JSON.stringify({ pid: other.pid, stopping: true }))
    await charge()
    expect(isAlive(other.pid ?? 0)).toBe(false)
  })

  it('names the setting of every port that is taken', async () => {
    const program = await programOn()
    const other = createServer().listen(program.port, '127.0.0.1')
    await expect(refuseTakenPorts([await programOn(), program])).rejects.toThrow(
      `Port ${program.port} for billing is taken by another program. Set BILLING_PORT to a free one.`,
    )
    await new Promise(closed => other.close(closed))
  })
})
