import { existsSync, mkdtempSync, chmodSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canReach, postgresAccount } from './account'
import { type Cluster, startCluster, stopCluster } from './cluster'
import { freePort } from './ports'
import { throwawaySettings } from './settings'

/** A place for temporary files that the user whom PostgreSQL runs as can reach. */
export function temporaryDirectory(): string {
  const account = postgresAccount()
  return [tmpdir(), '/tmp', '/var/tmp'].find(place => existsSync(place) && canReach(account, place)) ?? tmpdir()
}

/** Starts PostgreSQL on a random port without caring for its data. */
export async function startThrowaway(directory: string, password: string, logFile: string): Promise<Cluster> {
  return startCluster({
    directory,
    port: await freePort(),
    portSetting: 'nothing: it was chosen at random, so try again',
    password,
    settings: throwawaySettings(),
    logFile,
  })
}

/** PostgreSQL for the length of some work. */
export async function withThrowawayCluster<T>(password: string, work: (cluster: Cluster) => Promise<T>): Promise<T> {
  const home = mkdtempSync(join(temporaryDirectory(), 'perennial-'))
  chmodSync(home, 0o755)
  const directory = join(home, 'postgres')
  try {
    return await work(await startThrowaway(directory, password, join(home, 'postgres.log')))
  } finally {
    await stopCluster(directory, 'at once')
    rmSync(home, { recursive: true, force: true })
  }
}
