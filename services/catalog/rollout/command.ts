import { parseArgs } from 'node:util'
import { systemClock } from '../../shared/runtime/clock'
import type { Database } from '../../shared/runtime/database'
import { createIds } from '../../shared/runtime/ids'
import { createAnnouncer } from '../actions/announce'
import type { RolloutInput, RolloutRefusal } from '../actions/setRollout'
import { listRollout, setRollout } from '../actions/setRollout'
import { withCommandDatabase } from '../commandDatabase'
import type { Result } from '../../shared/domain/result'
import { ok, refuse } from '../../shared/domain/result'

const usage = `Switches ranges on or off: what is not switched on in a subsidiary cannot be ordered there.

  npm run catalog:rollout -- --subsidiary FR --range KS --on
  npm run catalog:rollout -- --subsidiary FR --range KS --range SYS --off
  npm run catalog:rollout -- --list [--subsidiary FR]`

const say = (text: string): void => void process.stdout.write(`${text}\n`)
const complain = (text: string): void => void process.stderr.write(`${text}\n`)

type Wanted = { readonly list: string | undefined } | RolloutInput

function wanted(args: readonly string[]): Result<Wanted, string> {
  let parsed
  try {
    parsed = parseArgs({
      args: [...args],
      options: {
        subsidiary: { type: 'string' },
        range: { type: 'string', multiple: true, default: [] },
        on: { type: 'boolean', default: false },
        off: { type: 'boolean', default: false },
        list: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error))
  }
  const { subsidiary, range: ranges, on, off, list } = parsed.values
  if (list && !on && !off && ranges.length === 0) return ok({ list: subsidiary })
  if (list || on === off || subsidiary === undefined || ranges.length === 0)
    return refuse('Name a subsidiary, at least one range, and either --on or --off.')
  return ok({ subsidiary, ranges, enabled: on })
}

const explain = (refusal: RolloutRefusal): string =>
  refusal.code === 'UNKNOWN_SUBSIDIARY'
    ? `No catalogue of ${refusal.subsidiary} has been imported.`
    : `There is no range ${refusal.range}; there are: ${refusal.known.join(', ')}.`

async function list(database: Database, subsidiary: string | undefined): Promise<boolean> {
  const entries = await listRollout({ database })
  for (const entry of entries.filter(other => subsidiary === undefined || other.subsidiary === subsidiary)) {
    const since = entry.enabledAt ? `on since ${entry.enabledAt.toISOString()}` : 'off'
    say(`${entry.subsidiary.padEnd(6)} ${entry.range.padEnd(12)} ${since}`)
  }
  return true
}

async function change(database: Database, input: RolloutInput): Promise<boolean> {
  const clock = systemClock
  const changed = await setRollout({ database, announcer: createAnnouncer(clock, createIds(clock)), clock }, input)
  if (!changed.ok) {
    complain(explain(changed.refusal))
    return false
  }
  const state = input.enabled ? 'on' : 'off'
  for (const range of input.ranges)
    say(`${input.subsidiary} ${range}: ${changed.value.includes(range) ? 'switched' : 'was already'} ${state}`)
  return true
}

/** `npm run catalog:rollout`; whether all went well. */
async function main(args: readonly string[]): Promise<boolean> {
  const asked = wanted(args)
  if (!asked.ok) {
    complain(`${asked.refusal}\n\n${usage}`)
    return false
  }
  const { value } = asked
  return withCommandDatabase(process.env, database =>
    'list' in value ? list(database, value.list) : change(database, value),
  )
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
