import { Text } from '@mantine/core'
import type { ServiceRowFragment } from '../graphql/generated/graphql'
import { useLanguage } from '../language/LanguageProvider'

interface NextBillProps {
  readonly row: ServiceRowFragment
}

/** When a service is billed next, or when it ends. */
export function NextDate({ row }: NextBillProps) {
  const { t, format } = useLanguage()
  const { nextInvoice, contract } = row
  if (nextInvoice)
    return (
      <>
        <Text size="sm">{format.day(nextInvoice.date)}</Text>
        <Text size="xs" c="dimmed">
          {format.daysAway(nextInvoice.date, new Date())}
        </Text>
      </>
    )
  return (
    <Text size="sm" c="dimmed">
      {contract.endsOn !== null ? t.services.endsOn(format.day(contract.endsOn)) : t.services.nothingMore}
    </Text>
  )
}

/** How much it will be, with tax; a dash when nothing more will be billed, never a 0. */
export function NextAmount({ row }: NextBillProps) {
  const { format } = useLanguage()
  return (
    <Text size="sm" fw={600} span>
      {row.nextInvoice ? format.money(row.nextInvoice.gross) : '–'}
    </Text>
  )
}
