import { SYSTEM } from '../../../shared/domain/viewer'
import type { Clock } from '../../../shared/runtime/clock'
import type { Database } from '../../../shared/runtime/database'
import type { Sighting } from '../../domain/sighting'
import type { Driver, Operation, Progress } from '../driver'
import { fateOf, isChanged, isSilent, lengthOf, spanAt, stepOf } from './behaviour'
import type { Machine, NewOperation } from './hardware'
import { hardware } from './hardware'
import type { SimulatorSettings } from './settings'

const PAGE = 1000

interface SimulatorDeps {
  readonly database: Database
  readonly clock: Clock
  readonly settings: SimulatorSettings
}

const reasons = {
  FAILS: 'The machine reported a fault.',
  IS_REFUSED: 'The machine is broken and must be replaced.',
} as const

function sightingOf(machine: Machine | undefined, silent: boolean): Sighting {
  if (!machine) return { presence: 'MISSING' }
  if (silent) return { presence: 'UNREACHABLE' }
  const { enabled, power, operatingSystem } = machine
  return { presence: 'PRESENT', enabled, power, operatingSystem }
}

/**
 * A driver without hardware: it takes its time, fails, falls silent and is changed from outside, all by a seed. What it
 * made is kept in the database, in a schema of its own, so that it is still there after a restart.
 */
export function createSimulatedDriver({ database, clock, settings }: SimulatorDeps): Driver {
  const isAway = (machine: Machine, now: Date): boolean =>
    (machine.silentUntil !== null && machine.silentUntil > now) || isSilent(settings, machine.reference, now)

  const progressOf = (operation: Operation, began: number, ends: number, now: number): Progress => {
    const percent = Math.floor(((now - began) / (ends - began)) * 100)
    const step = stepOf(operation.specification.kind, operation.verb, percent)
    return { state: 'RUNNING', percent, step, askAgainIn: Math.min(ends - now, Math.max(250, (ends - began) / 8)) }
  }

  return {
    operate: operation =>
      database.transaction(SYSTEM, async tx => {
        const { key, verb, reference, specification } = operation
        const now = clock.now()
        const [machine] = await hardware.machines(tx, [reference])
        if (machine && isAway(machine, now)) throw new Error(`${reference} does not answer`)
        const wanted: NewOperation = {
          key,
          verb,
          reference,
          beganAt: now,
          endsAt: new Date(now.getTime() + lengthOf(settings, verb, key)),
          fate: fateOf(settings, key),
        }
        const { beganAt, endsAt, fate, appliedAt } = await hardware.operation(tx, wanted)
        if (appliedAt) return { state: 'DONE' }
        if (endsAt > now) return progressOf(operation, beganAt.getTime(), endsAt.getTime(), now.getTime())
        if (fate !== 'SUCCEEDS') return { state: 'FAILED', reason: reasons[fate], forGood: fate === 'IS_REFUSED' }
        const { details, kind } = specification
        const system = 'operatingSystem' in details ? details.operatingSystem : null
        await hardware.apply(tx, wanted, kind, system, now)
        return { state: 'DONE' }
      }),

    observe: references =>
      database.transaction(SYSTEM, async tx => {
        const now = clock.now()
        const span = spanAt(settings, now)
        const before = await hardware.machines(tx, references)
        const changed = before.filter(each => each.driftedIn !== span && isChanged(settings, each.reference, now))
        await hardware.change(
          tx,
          changed.map(({ reference }) => reference),
          span,
        )
        const machines = changed.length > 0 ? await hardware.machines(tx, references) : before
        const found = new Map(machines.map(machine => [machine.reference, machine]))
        return new Map(
          references.map(reference => {
            const machine = found.get(reference)
            return [reference, sightingOf(machine, machine !== undefined && isAway(machine, now))]
          }),
        )
      }),

    inventory: from =>
      database.transaction(SYSTEM, async tx => {
        const page = await hardware.page(tx, from ?? '', PAGE)
        const last = page.length === PAGE ? page.at(-1)?.reference : undefined
        return { found: page.map(({ reference, kind }) => ({ reference, kind })), next: last ?? null }
      }),
  }
}
