import { ok, refuse } from '../../shared/domain/result'
import type { Viewer } from '../../shared/domain/viewer'
import { actionRefusal } from '../domain/actionRefusal'
import { undoStop } from '../domain/stop'
import { saveContracts, saveStopReason } from '../store/contracts'
import type { ServiceAnswer } from './answers'
import { refusedService, serviceAnswer } from './answers'
import { changeService } from './changeService'
import type { ActionDependencies } from './dependencies'
import type { UndoStopServiceInput } from './inputs'

/** Takes back a stop that has not come into effect: the contract goes on as if it had never been set. */
export function undoStopService(
  deps: ActionDependencies,
  viewer: Viewer,
  input: UndoStopServiceInput,
): Promise<ServiceAnswer> {
  return changeService(deps, viewer, input, {
    name: 'undoStopService',
    schema: serviceAnswer,
    refused: refusedService,
    change: async ({ tx, facts, today }) => {
      const refusal = actionRefusal('UNDO_STOP', facts, today)
      if (refusal) return refuse([refusal])
      await saveStopReason(tx, facts.service.id, null)
      await saveContracts(tx, [{ ...facts, contract: undoStop(facts.contract) }])
      return ok({ serviceId: facts.service.id, userErrors: [] })
    },
  })
}
