import { Alert, Button, Group, Text } from '@mantine/core'
import { CalendarX, CircleOff, Hourglass, TriangleAlert } from 'lucide-react'
import { useLanguage } from '../language/LanguageProvider'
import type { ShownService } from './settling'
import type { ServiceActions } from './useServiceActions'

interface StateNoticeProps {
  readonly service: ShownService
  readonly actions: ServiceActions
}

/** What one should know first about a service that does not simply run. */
export function StateNotice({ service, actions }: StateNoticeProps) {
  const { t, format } = useLanguage()
  const { state, contract } = service
  const endsOn = contract.endsOn === null ? '' : format.day(contract.endsOn)

  if (state === 'ENDED')
    return (
      <Alert color="gray" icon={<CircleOff size={18} aria-hidden />} title={t.service.endedTitle(endsOn)}>
        {t.service.ended}
      </Alert>
    )
  if (state === 'SUSPENDED')
    return (
      <Alert color="orange" icon={<TriangleAlert size={18} aria-hidden />} title={t.service.suspendedTitle}>
        {t.service.suspended}
      </Alert>
    )
  if (state === 'PROVISIONING')
    return (
      <Alert color="blue" icon={<Hourglass size={18} aria-hidden />} title={t.service.provisioningTitle}>
        {t.service.provisioning}
      </Alert>
    )
  if (contract.state !== 'STOPPING') return null
  const undo = service.availableActions.find(one => one.action === 'UNDO_STOP')
  return (
    <Alert color="yellow" icon={<CalendarX size={18} aria-hidden />} title={t.service.stoppingTitle(endsOn)}>
      <Group justify="space-between" gap="sm">
        <Text size="sm">{service.nextInvoice ? t.service.stoppingBilled : t.service.stopping}</Text>
        {undo?.enabled === true && (
          <Button size="xs" loading={actions.running === 'UNDO_STOP'} onClick={() => void actions.undoStop()}>
            {t.action.UNDO_STOP}
          </Button>
        )}
      </Group>
    </Alert>
  )
}
