import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { superuser } from '../postgres/initialise'
import { isAlive } from '../postgres/pid'
import { startThrowaway } from '../postgres/throwaway'
import { clusterDirectory, RUN_VARIABLE } from './run'

/** Of every role of the throw-away cluster. */
export const password = 'test'

export interface TestCluster {
  url(role: string, database: string): string
  readonly superuserUrl: string
}

const state = z.object({ port: z.number() })

/** The PostgreSQL of this test run; whoever of the workers asks first starts it, the others wait. */
export async function testCluster(): Promise<TestCluster> {
  const run = process.env[RUN_VARIABLE]
  if (!run) throw new Error('Tests with a database run under jest, whose global set-up says where (jest.config.js).')
  mkdirSync(run, { recursive: true, mode: 0o755 })
  const { port } = await startedOnce(run)
  const url = (role: string, database: string): string => `postgres://${role}:${password}@127.0.0.1:${port}/${database}`
  return { url, superuserUrl: url(superuser, 'postgres') }
}

async function startedOnce(run: string): Promise<z.infer<typeof state>> {
  const stateFile = join(run, 'state.json')
  const lockFile = join(run, 'starting')
  for (;;) {
    const started = readJson(stateFile)
    if (started) return state.parse(started)
    if (claim(lockFile)) {
      try {
        const { port } = await startThrowaway(clusterDirectory(run), password, join(run, 'postgres.log'))
        writeFileSync(`${stateFile}.new`, JSON.stringify({ port }))
        renameSync(`${stateFile}.new`, stateFile)
      } finally {
        rmSync(lockFile, { force: true })
      }
    } else await sleep(20)
  }
}

/** Takes the lock, also from a worker that died with it. */
function claim(lockFile: string): boolean {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    const holder = Number(readText(lockFile))
    if (holder && holder !== process.pid && !isAlive(holder)) rmSync(lockFile, { force: true })
    return false
  }
}

const readJson = (file: string): unknown => {
  const text = readText(file)
  return text === undefined ? undefined : JSON.parse(text)
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
