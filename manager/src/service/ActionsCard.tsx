import { Button, Divider, Group, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { CalendarX, CircleStop, RefreshCw, type LucideIcon } from 'lucide-react'
import { useAccount } from '../app/AccountProvider'
import type { ServiceAction } from '../graphql/generated/graphql'
import { useLanguage } from '../language/LanguageProvider'
import { Panel } from '../ui/Panel'
import { AutoRenewSwitch } from './AutoRenewSwitch'
import { reasonOf } from './reasonOf'
import type { ShownService } from './settling'
import { StopNowDialog } from './StopNowDialog'
import type { ServiceActions } from './useServiceActions'

interface ActionsCardProps {
  readonly service: ShownService
  readonly actions: ServiceActions
}

/** What may be done with a service, as the graph says; what may not says why. */
export function ActionsCard({ service, actions }: ActionsCardProps) {
  const { t, format } = useLanguage()
  const { paymentMethods } = useAccount()
  const [asking, { open, close }] = useDisclosure(false)
  const { contract } = service
  const method = paymentMethods.find(one => one.isDefault) ?? paymentMethods[0]
  const paidUntil = format.day(contract.billedUntil)

  if (service.state === 'ENDED') return null
  return (
    <Panel title={t.service.actions}>
      <Stack gap="md">
        <Group justify="space-between" wrap="nowrap" gap="md">
          <div>
            <Text size="sm" fw={600}>
              {t.action.autoRenew}
            </Text>
            <Text size="xs" c="dimmed">
              {contract.autoRenew && contract.state !== 'STOPPING'
                ? t.action.autoRenewOn(paidUntil)
                : t.action.autoRenewOff(paidUntil)}
            </Text>
          </div>
          <AutoRenewSwitch service={service} />
        </Group>
        <Divider />
        <ActionButton
          service={service}
          actions={actions}
          action="RENEW"
          icon={RefreshCw}
          hint={method ? t.action.renewHint(format.money(contract.price), method.label) : undefined}
          onClick={() => void actions.renew()}
        />
        <ActionButton
          service={service}
          actions={actions}
          action="STOP_AT_PERIOD_END"
          icon={CalendarX}
          hint={
            contract.engagement && contract.engagement.endsOn > contract.billedUntil
              ? t.action.stopEngagedHint(format.day(contract.engagement.endsOn))
              : t.action.stopEndHint(paidUntil)
          }
          onClick={() => void actions.stopAtPeriodEnd()}
        />
        <ActionButton
          service={service}
          actions={actions}
          action="STOP_NOW"
          icon={CircleStop}
          color="red"
          hint={t.action.stopNowHint}
          onClick={open}
        />
      </Stack>
      <StopNowDialog
        name={service.displayName}
        opened={asking}
        onClose={close}
        onConfirm={() => {
          close()
          void actions.stopNow()
        }}
      />
    </Panel>
  )
}

interface ActionButtonProps extends ActionsCardProps {
  readonly action: Exclude<ServiceAction, 'UNDO_STOP' | 'ENABLE_AUTO_RENEW' | 'DISABLE_AUTO_RENEW'>
  readonly icon: LucideIcon
  readonly color?: string
  /** What it does, said while it can be done. */
  readonly hint: string | undefined
  readonly onClick: () => void
}

function ActionButton({ service, actions, action, icon: Icon, color, hint, onClick }: ActionButtonProps) {
  const { t, format } = useLanguage()
  const available = service.availableActions.find(one => one.action === action)
  if (!available) return null
  const text = available.enabled ? hint : reasonOf(available, t, format)
  const hintId = `${action}-hint`
  return (
    <div>
      <Button
        fullWidth
        variant={action === 'RENEW' ? 'filled' : 'default'}
        {...(color && available.enabled && { variant: 'light', color })}
        leftSection={<Icon size={16} aria-hidden />}
        loading={actions.running === action}
        disabled={!available.enabled}
        aria-describedby={hintId}
        onClick={onClick}
      >
        {t.action[action]}
      </Button>
      <Text id={hintId} size="xs" c="dimmed" mt={6}>
        {text}
      </Text>
    </div>
  )
}
