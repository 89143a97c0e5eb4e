/** Verifies what must hold for all rows at once: `npm run invariants`. */
import { withPostgres } from '../withPostgres'
import { checkInvariants } from './checkInvariants'

withPostgres(checkInvariants).then(
  failed => {
    process.exitCode = failed === 0 ? 0 : 1
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    process.exitCode = 1
  },
)
