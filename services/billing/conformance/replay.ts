import type { Day } from '../../shared/domain/day'
import { addDays } from '../../shared/domain/day'
import { digitsOf } from '../../shared/domain/currency'
import { formatDecimal, formatMoney, parseDecimal } from '../../shared/domain/money'
import { SYSTEM } from '../../shared/domain/viewer'
import { auditFaults, issuedLinesOf, nextDueDay } from '../store/audit'
import type { Difference } from './difference'
import { difference } from './difference'
import type { Line, Scenario } from './format'
import { take } from './steps'
import type { World } from './world'

export interface Verdict {
  readonly difference: Difference
  /** What is wrong beside the lines. */
  readonly faults: readonly string[]
}

/** Replays a scenario and compares what was billed with what it expects. */
export async function replay(scenario: Scenario, world: World): Promise<Verdict> {
  for (const [index, step] of scenario.steps.entries()) {
    await moveTo(step.on, world)
    await take(step, world, `step ${index + 1}`)
  }
  await moveTo(scenario.until, world)
  // Services may be ordered on the last day itself, after that day's run.
  await runRenewals(world)
  const billed = await linesOf(world)
  const faults = await world.database.transaction(SYSTEM, auditFaults)
  await runRenewals(world)
  const after = await linesOf(world)
  if (after.length !== billed.length) faults.push('running the renewal again billed more')
  return {
    difference: difference(
      scenario.expect.lines.map(line => normal(line, scenario)),
      billed,
    ),
    faults,
  }
}

/** Moves the clock to the start of a day; every renewal that is due on the way is run on its own day. */
async function moveTo(day: Day, world: World): Promise<void> {
  if (day < world.today) throw new Error(`a step on ${day} comes after one on ${world.today}`)
  while (world.today < day) {
    const next = addDays(world.today, 1)
    const due = await world.database.transaction(SYSTEM, nextDueDay)
    // On days on which nothing is due there is nothing to run.
    world.setDay(due !== null && due < day ? (due > next ? due : next) : day)
    await runRenewals(world)
  }
}

async function runRenewals({ actions }: World): Promise<void> {
  await actions.renewDue()
  await actions.settlePayments()
}

async function linesOf({ database, accountId, services }: World): Promise<Line[]> {
  const names = new Map([...services].map(([name, id]) => [id, name]))
  const issued = await database.transaction(SYSTEM, tx => issuedLinesOf(tx, accountId))
  return issued.map(({ serviceId, kind, period, amount }) => ({
    service: names.get(serviceId) ?? serviceId,
    kind,
    from: period.from,
    to: period.to,
    amount: formatMoney(amount),
  }))
}

/** The line with its amount written as the currency has it. */
function normal(line: Line, { currency }: Scenario): Line {
  const minor = parseDecimal(line.amount, digitsOf(currency))
  return minor === undefined ? line : { ...line, amount: formatDecimal(minor, digitsOf(currency)) }
}
