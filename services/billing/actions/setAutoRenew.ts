import { ok, refuse } from '../../shared/domain/result'
import type { Viewer } from '../../shared/domain/viewer'
import { actionRefusal, overdueRefusal } from '../domain/actionRefusal'
import { saveContracts } from '../store/contracts'
import type { ServiceAnswer } from './answers'
import { refusedService, serviceAnswer } from './answers'
import { changeService } from './changeService'
import type { ActionDependencies } from './dependencies'
import type { SetAutoRenewInput } from './inputs'

/** Switches automatic renewal on or off; without it the contract ends with what is paid, or with its commitment. */
export function setAutoRenew(
  deps: ActionDependencies,
  viewer: Viewer,
  input: SetAutoRenewInput,
): Promise<ServiceAnswer> {
  const { autoRenew } = input
  return changeService(deps, viewer, input, {
    name: 'setAutoRenew',
    schema: serviceAnswer,
    refused: refusedService,
    change: async ({ tx, facts, today }) => {
      const action = autoRenew ? 'ENABLE_AUTO_RENEW' : 'DISABLE_AUTO_RENEW'
      const refusal = actionRefusal(action, facts, today) ?? overdueRefusal(facts, today)
      if (refusal) return refuse([refusal])
      await saveContracts(tx, [{ ...facts, contract: { ...facts.contract, autoRenew } }])
      return ok({ serviceId: facts.service.id, userErrors: [] })
    },
  })
}
