/** Verifies what must hold for all rows at once: `npm run invariants`. */
import { superuserUrl } from '../databases'
import { say } from '../terminal'
import { withPostgres } from '../withPostgres'
import { checkInvariants } from './checkInvariants'

withPostgres(({ settings, secrets }) => {
  const url = (database: 'billing' | 'infrastructure'): string => superuserUrl(database, settings, secrets)
  return checkInvariants({ billing: url('billing'), infrastructure: url('infrastructure') }, say)
}).then(
  failed => {
    process.exitCode = failed.length === 0 ? 0 : 1
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    process.exitCode = 1
  },
)
