import { Stack, Text } from '@mantine/core'
import type { Failure } from '../graphql/failure'
import { isZero } from '../language/decimal'
import { useLanguage } from '../language/LanguageProvider'
import { nameOf, valueOf } from '../language/nameOf'
import { periodOf } from '../language/periodOf'
import { Facts } from '../ui/Facts'
import { Panel } from '../ui/Panel'
import { ItemTable } from './ItemTable'
import { modeOf } from './modeOf'
import type { ShownService } from './settling'

interface ContractCardProps {
  readonly className: string | undefined
  readonly service: ShownService
  /** Why the catalogue's part is missing. */
  readonly planFailure: Failure | undefined
}

export function ContractCard({ className, service, planFailure }: ContractCardProps) {
  const { t, format } = useLanguage()
  const { contract } = service
  const { plan, currentPeriod, engagement, configuration } = contract
  const facts = [
    ...(plan ? [{ label: t.service.plan, value: `${plan.brand} ${plan.range} (${plan.code})` }] : []),
    {
      label: t.service.price,
      value: (
        <>
          {isZero(contract.price.amount) ? t.order.included : format.money(contract.price)}{' '}
          <Text span size="xs" c="dimmed">
            {t.catalogue.per(periodOf(contract.period, t, format))}, {t.catalogue.beforeTax}
          </Text>
        </>
      ),
    },
    { label: t.service.payment, value: modeOf(contract.mode, t, format) },
    ...(currentPeriod
      ? [
          {
            label: t.service.currentPeriod,
            value: t.service.until(format.day(currentPeriod.from), format.day(currentPeriod.to)),
          },
        ]
      : []),
    { label: t.service.paidUntil, value: format.day(contract.billedUntil) },
    { label: t.service.since, value: format.day(contract.startedOn) },
    {
      label: t.service.engagement,
      value: engagement ? (
        <>
          {t.service.engagedUntil(format.day(engagement.endsOn))}
          <Text size="xs" c="dimmed">
            {t.order.endAction[engagement.endAction]}
          </Text>
        </>
      ) : (
        t.service.noEngagement
      ),
    },
    ...configuration.map(({ name, value }) => ({ label: nameOf(name, t.order.choice), value: valueOf(name, value) })),
  ]
  return (
    <Panel title={t.service.contract} className={className}>
      <Stack gap="lg">
        <Facts facts={facts} />
        {planFailure && (
          <Text size="sm" c="var(--warning)" role="status">
            {t.service.planUnavailable}
          </Text>
        )}
        <ItemTable items={contract.items} />
      </Stack>
    </Panel>
  )
}
