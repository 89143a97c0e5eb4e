/** Bills and ends all that is due, and charges what was billed: `npm run renew`. Any number may run at once. */
import { parseArgs } from 'node:util'
import type { Clock } from '../../shared/runtime/clock'
import { CommandError, runCommand, say } from './command'

const usage = `Usage: npm run renew -- [--at INSTANT] [--bill-only]

  --at         as if it were then, RFC 3339: to try out what is to come. Never in production.
  --bill-only  leaves what was billed to be charged by others`

const options = { at: { type: 'string' }, 'bill-only': { type: 'boolean', default: false } } as const

function parse(args: string[]) {
  try {
    return parseArgs({ args, options }).values
  } catch (error) {
    throw new CommandError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
  }
}

/** A clock that was moved to an instant and goes on from there. */
function movedTo(text: string): Clock {
  const at = new Date(text).getTime()
  if (Number.isNaN(at)) throw new CommandError(`--at ${text} is no instant.\n\n${usage}`)
  if (process.env['NODE_ENV'] === 'production') throw new CommandError('In production the time is what it is.')
  const began = performance.now()
  return { now: () => new Date(at + performance.now() - began) }
}

void runCommand(() => {
  const { at, 'bill-only': billOnly } = parse(process.argv.slice(2))
  return {
    ...(at !== undefined && { clock: movedTo(at) }),
    async work({ actions }) {
      const stopping = new AbortController()
      process.once('SIGINT', () => stopping.abort())
      const { signal } = stopping
      const began = performance.now()
      const { renewed, ended, invoices } = await actions.renewDue({ signal })
      const seconds = (performance.now() - began) / 1000
      const rate = seconds > 0 ? Math.round(renewed / seconds) : renewed
      say(`${renewed} renewed and ${ended} ended on ${invoices} invoices in ${seconds.toFixed(2)} s (${rate}/s)`)
      if (billOnly) return
      const { captured, declined, pending } = await actions.settlePayments({ signal })
      say(`payments: ${captured} captured, ${declined} declined, ${pending} still open`)
    },
  }
})
