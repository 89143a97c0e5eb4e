import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { run } from '../command'
import { atLeast, atMost, type Finding, told } from '../finding'
import { readSeeded, type Stack } from '../stack'
import { median } from '../statistics'

const LEAST_SHARE = 0.9
const MOST_TIMES_PLAIN_SQL = 3
const MOST_MEMORY = 1.25
/**
 * Node's heap may grow so far, in MB. Left alone it puts garbage collection off while there is memory, so that a longer run
 * takes more of it without needing it; one whose need grew with the number of services could not finish in this.
 */
const HEAP_MEGABYTES = 96
const DAY_MS = 86_400_000
const MONTH_DAYS = 31

interface Renewal {
  readonly renewed: number
  readonly perSecond: number
  readonly seconds: number
  /** Seconds that plain SQL took for the same rows. */
  readonly plainSeconds: number
  readonly rows: number
  readonly peakMegabytes: number
}

/** One run over a month's due contracts on each system, and the same rows written by plain SQL right after it. */
export async function renewals(
  small: Stack,
  large: Stack,
  sizes: { readonly small: number; readonly large: number },
  tell: (text: string) => void,
): Promise<Finding[]> {
  const renew = async (stack: Stack): Promise<Renewal> => {
    const renewal = await renewMonth(stack)
    const { renewed, seconds, plainSeconds } = renewal
    tell(`${stack.name}: ${renewed} renewed in ${seconds} s, plain SQL ${plainSeconds} s`)
    return renewal
  }
  const few = [await renew(small), await renew(small)]
  const many = await renew(large)
  few.push(await renew(small), await renew(small))
  const perSecond = median(few.map(one => one.perSecond))
  const peak = median(few.map(one => one.peakMegabytes))
  const timesPlain = (one: Renewal): number => one.seconds / one.plainSeconds
  return [
    told(
      'renewals per second',
      `${perSecond.toFixed(0)} at ${sizes.small}, ${many.perSecond.toFixed(0)} at ${sizes.large} (${many.renewed} renewed)`,
    ),
    atLeast(`renewals per second: ${sizes.large} to ${sizes.small}`, LEAST_SHARE, many.perSecond / perSecond, ' ×'),
    told(
      `renewal run and plain SQL at ${sizes.large}`,
      `${many.seconds} s and ${many.plainSeconds} s for ${many.rows} rows`,
    ),
    atMost(`renewal run to plain SQL at ${sizes.small}`, MOST_TIMES_PLAIN_SQL, median(few.map(timesPlain)), ' ×'),
    atMost(`renewal run to plain SQL at ${sizes.large}`, MOST_TIMES_PLAIN_SQL, timesPlain(many), ' ×'),
    told(
      'renewal run, peak memory',
      `${peak.toFixed(0)} MB at ${sizes.small}, ${many.peakMegabytes.toFixed(0)} MB at ${sizes.large}`,
    ),
    atMost(`renewal run, peak memory: ${sizes.large} to ${sizes.small}`, MOST_MEMORY, many.peakMegabytes / peak, ' ×'),
  ]
}

const report = /(\d+) renewed and \d+ ended on \d+ invoices in ([\d.]+) s/
const writesReport = /(\d+) rows in ([\d.]+) s/

async function renewMonth(stack: Stack): Promise<Renewal> {
  const mark = (await run('writes', ['--mark'], stack.env)).output.trim()
  const at = nextMonth(stack).toISOString()
  const { output, peakMegabytes } = await run('renew', ['--at', at, '--bill-only'], {
    ...stack.env,
    NODE_OPTIONS: `--max-old-space-size=${HEAP_MEGABYTES}`,
  })
  const [, renewed, seconds] = report.exec(output) ?? []
  const plain = (await run('writes', ['--since', mark], stack.env)).output
  const [, rows, plainSeconds] = writesReport.exec(plain) ?? []
  if (!renewed || !seconds || !rows || !plainSeconds) throw new Error(`not understood: ${output}${plain}`)
  return {
    renewed: Number(renewed),
    perSecond: Number(renewed) / Number(seconds),
    seconds: Number(seconds),
    plainSeconds: Number(plainSeconds),
    rows: Number(rows),
    peakMegabytes,
  }
}

const kept = z.object({ renewedUntil: z.coerce.date() })

/** A month after the one that was renewed last: data that are used again have no contract due twice. */
function nextMonth(stack: Stack): Date {
  const file = join(stack.data, 'bench-renewals.json')
  const last = existsSync(file)
    ? kept.parse(JSON.parse(readFileSync(file, 'utf8'))).renewedUntil
    : new Date(readSeeded(stack).now)
  const next = new Date(last.getTime() + MONTH_DAYS * DAY_MS)
  writeFileSync(file, JSON.stringify({ renewedUntil: next }))
  return next
}
