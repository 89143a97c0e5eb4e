import { Group, Stack, Text } from '@mantine/core'
import type { Failure } from '../graphql/failure'
import { useLanguage } from '../language/LanguageProvider'
import { InvoiceTotals } from '../ui/InvoiceTotals'
import { Panel } from '../ui/Panel'
import { Problem } from '../ui/Problem'
import type { ShownService } from './settling'

interface NextInvoiceCardProps {
  readonly service: ShownService
  readonly failure: Failure | undefined
  readonly onRetry: () => void
  readonly retrying: boolean
}

export function NextInvoiceCard({ service, failure, onRetry, retrying }: NextInvoiceCardProps) {
  const { t, format } = useLanguage()
  const { nextInvoice, contract } = service
  return (
    <Panel title={t.service.nextInvoice}>
      {failure ? (
        <Problem failure={failure} onRetry={onRetry} retrying={retrying} />
      ) : nextInvoice ? (
        <Stack gap="md">
          <Group justify="space-between" align="baseline" gap="xs">
            <Text fz={22} fw={650} className="figures">
              {format.money(nextInvoice.amountDue)}
            </Text>
            <Text size="sm" c="dimmed">
              {format.day(nextInvoice.date)} · {format.daysAway(nextInvoice.date, new Date())}
            </Text>
          </Group>
          <InvoiceTotals invoice={nextInvoice} />
        </Stack>
      ) : (
        <Text size="sm" c="dimmed">
          {service.state !== 'ENDED' && contract.state === 'ACTIVE' && !contract.autoRenew
            ? t.service.noNextInvoiceRenewOff
            : t.service.noNextInvoice}
        </Text>
      )}
    </Panel>
  )
}
