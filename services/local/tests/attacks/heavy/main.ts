import { setPriority } from 'node:os'
import { endRun, ownRunDirectory, RUN_VARIABLE } from '../../../../shared/testing/run'
import { startSystem } from '../system'
import { overload } from './overload'
import { table } from './row'
import { allSlowClients } from './slowClients'
import { needTools } from './tools'

/**
 * In production the gateway shares no processors with databases and services: here it comes before them, and so does
 * this process, which looks at the clock.
 */
function preferGateway(pid: number): void {
  try {
    setPriority(pid, -10)
    setPriority(-10)
  } catch {
    process.stdout.write('Not run as root: the gateway waits for processors behind what it asks, so times are worse.\n')
  }
}

/** `npm run attack`: the attacks that take long and the whole machine, against the system as production runs it. */
async function main(): Promise<void> {
  needTools('slowhttptest', 'wrk')
  const run = ownRunDirectory()
  process.env[RUN_VARIABLE] = run
  try {
    const system = await startSystem({ REQUEST_TIMEOUT_MS: '8000', IDLE_TIMEOUT_MS: '30000' })
    try {
      preferGateway(system.pidOf('gateway'))
      // Each by itself when it is named: `npm run attack -- --slow`.
      const only = (name: string): boolean => process.argv.includes(name)
      const slow = only('--overload') ? [] : await allSlowClients(system)
      const rows = only('--slow') ? slow : [...slow, await overload(system)]
      process.stdout.write(`\n${table(rows)}\n`)
      process.exitCode = rows.every(({ passed }) => passed) ? 0 : 1
    } finally {
      await system.close()
    }
  } finally {
    await endRun(run)
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
