import { useApolloClient } from '@apollo/client/react'
import { useState } from 'react'
import {
  RenewServiceDocument,
  SetAutoRenewDocument,
  StopServiceDocument,
  UndoStopServiceDocument,
  type ServiceAction,
  type UserProblemFragment,
} from '../graphql/generated/graphql'
import { useClick } from '../graphql/useClick'
import { absolute } from '../language/decimal'
import { useLanguage } from '../language/LanguageProvider'
import { useTold } from '../ui/useTold'
import { settledOrder } from './settledOrder'

interface Acted {
  readonly id: string
  readonly displayName: string
}

/** All that can be done with a service by one click, and which of it is being done. */
export function useServiceActions({ id, displayName }: Acted) {
  const { t, format } = useLanguage()
  const { done } = t.action
  const told = useTold()
  const client = useApolloClient()
  const renewService = useClick(RenewServiceDocument)
  const stopService = useClick(StopServiceDocument)
  const undoStopService = useClick(UndoStopServiceDocument)
  const changeAutoRenew = useClick(SetAutoRenewDocument)
  const [running, setRunning] = useState<ServiceAction>()

  /** Runs one at a time; `work` gives what to say, or why it was refused. */
  const run = async (action: ServiceAction, work: () => Promise<string | readonly UserProblemFragment[]>) => {
    setRunning(action)
    try {
      const outcome = await work()
      if (typeof outcome === 'string') told.done(outcome)
      else told.refused(outcome)
    } catch (error) {
      told.failed(error, () => void run(action, work))
    } finally {
      setRunning(undefined)
    }
  }

  return {
    running,
    renew: () =>
      run('RENEW', async () => {
        const { renewService: payload } = await renewService(idempotencyKey => ({ idempotencyKey, serviceId: id }))
        if (payload.userErrors.length > 0 || !payload.order) return payload.userErrors
        const state = await settledOrder(client, payload.order)
        if (state === 'DECLINED') return done.renewDeclined
        if (state === 'PAYING') return done.renewPaying
        await client.refetchQueries({ include: ['ServicePage', 'ServiceInvoices'] })
        return payload.service ? done.renewed(format.day(payload.service.contract.billedUntil)) : done.renewPaying
      }),
    stopNow: () =>
      run('STOP_NOW', async () => {
        const { stopService: payload } = await stopService(idempotencyKey => ({
          idempotencyKey,
          serviceId: id,
          when: 'NOW',
        }))
        if (payload.userErrors.length > 0) return payload.userErrors
        await client.refetchQueries({ include: ['Account', 'ServiceInvoices', 'ServicePage'] })
        const amounts = payload.creditNotes.map(({ gross }) =>
          format.money({ ...gross, amount: absolute(gross.amount) }),
        )
        return amounts.length > 0 ? done.stoppedNowCredit(format.list(amounts)) : done.stoppedNow
      }),
    stopAtPeriodEnd: () =>
      run('STOP_AT_PERIOD_END', async () => {
        const { stopService: payload } = await stopService(idempotencyKey => ({
          idempotencyKey,
          serviceId: id,
          when: 'PERIOD_END',
        }))
        if (payload.userErrors.length > 0) return payload.userErrors
        const endsOn = payload.service?.contract.endsOn
        return endsOn ? done.stopSet(format.day(endsOn)) : done.stoppedNow
      }),
    undoStop: () =>
      run('UNDO_STOP', async () => {
        const { undoStopService: payload } = await undoStopService(idempotencyKey => ({
          idempotencyKey,
          serviceId: id,
        }))
        return payload.userErrors.length > 0 ? payload.userErrors : done.undone
      }),
    setAutoRenew: (autoRenew: boolean) =>
      run(autoRenew ? 'ENABLE_AUTO_RENEW' : 'DISABLE_AUTO_RENEW', async () => {
        const { setAutoRenew: payload } = await changeAutoRenew(idempotencyKey => ({
          idempotencyKey,
          serviceId: id,
          autoRenew,
        }))
        if (payload.userErrors.length > 0) return payload.userErrors
        return autoRenew ? done.autoRenewOn(displayName) : done.autoRenewOff(displayName)
      }),
  }
}

export type ServiceActions = ReturnType<typeof useServiceActions>
