import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { stopCluster } from '../postgres/cluster'
import { isAlive } from '../postgres/pid'
import { temporaryDirectory } from '../postgres/throwaway'

const prefix = 'perennial-test-'

/** The directory of this test run, told to the test workers through the environment. */
export const RUN_VARIABLE = 'PERENNIAL_TEST_RUN'

/** Named after the process that ends it, so that a later run can tell whether it was left behind. */
export const ownRunDirectory = (): string => join(temporaryDirectory(), `${prefix}${process.pid}`)

export const clusterDirectory = (run: string): string => join(run, 'postgres')

/** Ends the PostgreSQL of a run, if one was started, and removes its files. */
export async function endRun(run: string): Promise<void> {
  if (!existsSync(run)) return
  await stopCluster(clusterDirectory(run), 'at once')
  rmSync(run, { recursive: true, force: true })
}

/** Runs that were killed could not end what they started: the next one does. */
export async function endRunsLeftBehind(): Promise<void> {
  const place = temporaryDirectory()
  const left = readdirSync(place).filter(name => {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : NaN
    return pid === process.pid || (Number.isInteger(pid) && !isAlive(pid))
  })
  for (const name of left) await endRun(join(place, name))
}
