import { systemClock } from '../../shared/runtime/clock'
import { withCommandDatabase } from '../commandDatabase'
import { createAnnouncer } from '../actions/announce'
import { createIds } from '../../shared/runtime/ids'
import type { Problem } from '../domain/problem'
import { describeProblem } from '../domain/problem'
import { importArguments, usage } from './arguments'
import { importFiles } from './importFiles'
import { progressDisplay } from './progress'
import { summary } from './summary'

/** Beyond these, more of the same helps nobody. */
const mostShown = 20

const say = (text: string): void => void process.stdout.write(`${text}\n`)
const complain = (text: string): void => void process.stderr.write(`${text}\n`)

function complainOf(file: string, problems: readonly Problem[]): void {
  for (const problem of problems.slice(0, mostShown)) complain(describeProblem(file, problem))
  if (problems.length > mostShown) complain(`${file}: and ${problems.length - mostShown} more problems`)
}

/** `npm run catalog:import`; whether all went well. */
async function main(args: readonly string[]): Promise<boolean> {
  const given = importArguments(args)
  if (!given.ok) {
    complain(`${given.refusal}\n\n${usage}`)
    return false
  }
  const { files, options, all, help } = given.value
  if (help) {
    say(usage)
    return true
  }
  const clock = systemClock
  const done = await withCommandDatabase(process.env, database =>
    importFiles(
      {
        database,
        announcer: createAnnouncer(clock, createIds(clock)),
        clock,
        progress: progressDisplay(process.stdout),
      },
      files,
      options,
      {
        imported(file, catalog, outcome, milliseconds) {
          say(`${file}: ${options.dryRun ? 'good' : 'imported'} in ${(milliseconds / 1000).toFixed(1)} s`)
          for (const line of summary(catalog, outcome, all)) say(line)
        },
        refused: complainOf,
      },
    ),
  )
  if (!done) complain('Not imported: what is wrong with a file is said above; the database is as it was before it.')
  return done
}

main(process.argv.slice(2)).then(
  well => {
    if (!well) process.exitCode = 1
  },
  (error: unknown) => {
    complain(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  },
)
