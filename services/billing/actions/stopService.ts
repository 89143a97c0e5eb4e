import { ok, refuse } from '../../shared/domain/result'
import type { Viewer } from '../../shared/domain/viewer'
import { addToOutbox } from '../../shared/runtime/events/outbox'
import { actionRefusal, overdueRefusal } from '../domain/actionRefusal'
import { withNextEvent } from '../domain/serviceEvents'
import { creditUnused, stopAtPeriodEnd, stopNow } from '../domain/stop'
import { saveContracts, saveServiceStates, saveStopReason } from '../store/contracts'
import { readBilledLines } from '../store/billedLines'
import type { StopAnswer } from './answers'
import { refusedStop, stopAnswer } from './answers'
import type { Change } from './changeService'
import { changeService } from './changeService'
import { creditLines } from './creditLines'
import type { ActionDependencies } from './dependencies'
import type { StopServiceInput } from './inputs'
import { announce } from './announce'

/** Stops a service, now with a credit for the unused part, or when what is paid or committed ends. */
export function stopService(deps: ActionDependencies, viewer: Viewer, input: StopServiceInput): Promise<StopAnswer> {
  return changeService(deps, viewer, input, {
    name: 'stopService',
    schema: stopAnswer,
    refused: refusedStop,
    change: async change => {
      const { facts, today } = change
      const action = input.when === 'NOW' ? 'STOP_NOW' : 'STOP_AT_PERIOD_END'
      const refusal = actionRefusal(action, facts, today) ?? overdueRefusal(facts, today)
      if (refusal) return refuse([refusal])
      await saveStopReason(change.tx, facts.service.id, reasonOf(input))
      const creditNoteIds = input.when === 'NOW' ? await endNow(deps, change) : await endLater(change)
      return ok({ serviceId: facts.service.id, creditNoteIds, userErrors: [] })
    },
  })
}

/** As much of it as anybody reads; PostgreSQL takes no NUL. */
const reasonOf = ({ reason }: StopServiceInput): string | null => reason?.replaceAll('\0', '').slice(0, 1000) || null

async function endLater({ tx, facts }: Change): Promise<[]> {
  await saveContracts(tx, [{ ...facts, contract: stopAtPeriodEnd(facts.contract) }])
  return []
}

async function endNow(
  deps: ActionDependencies,
  { tx, facts, now, today }: Change,
): Promise<StopAnswer['creditNoteIds']> {
  const { service, account } = facts
  const billed = await readBilledLines(tx, service.id, today)
  const credits = creditUnused(facts.contract, billed, today, account.currency)
  const contract = withNextEvent(stopNow(facts.contract, today))
  await saveContracts(tx, [{ ...facts, contract }])
  await saveServiceStates(tx, [{ id: service.id, state: 'ENDED' }])
  await addToOutbox(tx, [announce(deps, 'billing.service.ended', contract, now)])
  return creditLines(deps, tx, account, credits, now)
}
