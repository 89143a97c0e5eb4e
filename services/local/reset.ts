/** Ends what runs from the data directory and removes it: `npm run reset`. */
import { existsSync, rmSync } from 'node:fs'
import { stopCluster } from '../shared/postgres/cluster'
import { end } from '../shared/postgres/pid'
import { bundleDirectory, dataDirectory } from './data'
import { readLocalSettings } from './env'
import { stopPatienceMs } from './supervisor'
import { say } from './terminal'
import { endLeftBehind, gently, supervisorOf } from './whoRuns'

const supervisorPatience = [{ signal: 'SIGTERM', patienceMs: stopPatienceMs }, gently[1]] as const

async function reset(): Promise<void> {
  const data = dataDirectory(readLocalSettings().data)
  if (!existsSync(data.root)) {
    say(`Nothing to remove: there is no ${data.root}`)
    return
  }
  // Only what looks like ours is removed: PERENNIAL_DATA may have been set to a directory of another kind by mistake.
  if (!existsSync(data.logs)) {
    say(`${data.root} is not a data directory of Perennial: it is left as it is.`)
    process.exitCode = 1
    return
  }
  const supervisor = supervisorOf(data)
  if (supervisor) await end(supervisor.pid, supervisorPatience)
  await endLeftBehind(data)
  await stopCluster(data.postgres, 'at once')
  for (const path of [data.root, bundleDirectory(data.root)]) rmSync(path, { recursive: true, force: true })
  say(`Removed ${data.root}`)
}

void reset()
