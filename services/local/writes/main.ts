/**
 * Says how long plain SQL takes for what a renewal run has written: `npm run writes -- --mark` before the run prints a mark,
 * `npm run writes -- --since MARK` after it writes the same rows once more, in the same batches, with one multi-row
 * statement a table, and takes them back. The measure for what billing itself costs.
 */
import { parseArgs } from 'node:util'
import { withClient } from '../../shared/postgres/databases'
import { superuserUrl } from '../databases'
import { say } from '../terminal'
import { withPostgres } from '../withPostgres'
import { batchesOf, layAside, writeAgain } from './written'

const usage = 'Usage: npm run writes -- --mark | --since MARK'

async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { mark: { type: 'boolean' }, since: { type: 'string' } } })
  const { mark, since } = values
  if (!mark && !/^\d+$/.test(since ?? '')) throw new Error(usage)
  await withPostgres(({ settings, secrets }) =>
    withClient(superuserUrl('billing', settings, secrets), async client => {
      if (since === undefined) {
        const { rows } = await client.query<{ mark: string }>('select pg_current_xact_id()::text as mark')
        return say(rows[0]?.mark ?? '')
      }
      await client.query('begin')
      const writings = await layAside(client, since)
      let rows = 0
      let milliseconds = 0
      for (const batch of await batchesOf(client)) {
        const written = await writeAgain(client, writings, batch)
        rows += written.rows
        milliseconds += written.milliseconds
      }
      await client.query('rollback')
      say(`${rows} rows in ${(milliseconds / 1000).toFixed(2)} s`)
    }),
  )
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
