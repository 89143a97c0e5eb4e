import { endRun, ownRunDirectory, RUN_VARIABLE } from '../../../../shared/testing/run'
import { startSystem } from '../system'
import { overload } from './overload'
import { table } from './row'
import { allSlowClients } from './slowClients'
import { needTools } from './tools'

/** `npm run attack`: the attacks that take long and the whole machine, against the system as production runs it. */
async function main(): Promise<void> {
  needTools('slowhttptest', 'wrk')
  const run = ownRunDirectory()
  process.env[RUN_VARIABLE] = run
  try {
    const system = await startSystem({ REQUEST_TIMEOUT_MS: '8000', IDLE_TIMEOUT_MS: '30000' })
    try {
      const slow = process.argv.includes('--overload') ? [] : await allSlowClients(system)
      const rows = [...slow, await overload(system)]
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
