import { Switch, Tooltip } from '@mantine/core'
import { startTransition, useOptimistic } from 'react'
import { useLanguage } from '../language/LanguageProvider'
import { reasonOf, type AvailableAction } from './reasonOf'
import { useServiceActions } from './useServiceActions'

interface AutoRenewSwitchProps {
  readonly service: {
    readonly id: string
    readonly displayName: string
    readonly contract: { readonly autoRenew: boolean }
    readonly availableActions: readonly AvailableAction[]
  }
}

/** Moves at once; back again when the graph refuses. */
export function AutoRenewSwitch({ service }: AutoRenewSwitchProps) {
  const { t, format } = useLanguage()
  const { setAutoRenew } = useServiceActions(service)
  const { autoRenew } = service.contract
  const [shown, setShown] = useOptimistic(autoRenew)
  const wanted = autoRenew ? 'DISABLE_AUTO_RENEW' : 'ENABLE_AUTO_RENEW'
  const action = service.availableActions.find(one => one.action === wanted)
  const reason = action && reasonOf(action, t, format)

  return (
    <Tooltip label={reason} disabled={reason === undefined}>
      <Switch
        aria-label={t.services.switchLabel(service.displayName)}
        checked={shown}
        disabled={action?.enabled !== true}
        onChange={event => {
          const next = event.currentTarget.checked
          startTransition(async () => {
            setShown(next)
            await setAutoRenew(next)
          })
        }}
      />
    </Tooltip>
  )
}
