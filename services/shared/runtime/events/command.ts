/** Lists events that were parked, and sends them again or gives them up: `npm run events`. Asks DATABASE_URL's database. */
import { z } from 'zod'
import type { EventId } from '../../domain/ids'
import { parseId } from '../../domain/ids'
import { systemClock } from '../clock'
import type { Database } from '../database'
import { createDatabase } from '../database'
import { readEnv } from '../env'
import { createLog } from '../log'
import { discardParked, parkedEvents, retryParked, waitingEvents } from './parked'

const usage = `Usage: npm run events                     what waits and what is parked
       npm run events -- retry evt_…     sends a parked event again, and what waits behind it
       npm run events -- discard evt_…   gives a parked event up, so that what waits behind it goes on

Looks in the database of each service; where DATABASE_URL is set, in that one.`

const settings = z.object({ DATABASE_URL: z.string().min(1), LOG_LEVEL: z.string().default('warn') })

const say = (text: string): void => void process.stdout.write(`${text}\n`)

async function list(database: Database): Promise<void> {
  const waiting = await waitingEvents(database)
  for (const { destination, count, oldest } of waiting)
    say(`${count} wait for ${destination}, the oldest since ${oldest.toISOString()}`)
  const parked = await parkedEvents(database)
  for (const event of parked) {
    say(`${event.id}  ${event.type}  ${event.subject}  for ${event.destination}, ${event.occurredAt.toISOString()}`)
    say(`  ${event.attempts} attempts, ${event.waiting} wait behind it: ${event.error ?? 'no reason was given'}`)
  }
  say(`${parked.length} parked`)
}

function eventId(text: string | undefined): EventId {
  const id = parseId('evt', text ?? '')
  if (!id) throw new Error(`Name an event: evt_ and 32 hexadecimal digits.\n\n${usage}`)
  return id
}

async function run([command, text]: readonly string[], database: Database): Promise<void> {
  if (command === undefined) return list(database)
  if (command !== 'retry' && command !== 'discard') throw new Error(usage)
  const id = eventId(text)
  const found =
    command === 'retry' ? await retryParked(database, id, systemClock.now()) : await discardParked(database, id)
  if (!found) throw new Error(`No event ${id} is parked here.`)
  say(`${id} ${command === 'retry' ? 'is sent again' : 'is given up'}`)
}

async function main(args: readonly string[]): Promise<void> {
  const { DATABASE_URL: url, LOG_LEVEL: level } = readEnv(settings)
  const log = createLog('events', level)
  const database = createDatabase({ url, applicationName: 'perennial-events', log, max: 1 })
  try {
    await run(args, database)
  } finally {
    await database.close()
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
