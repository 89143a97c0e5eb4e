import { Badge, Group, Text } from '@mantine/core'
import type { ModePriceFragment } from '../graphql/generated/graphql'
import { isZero, percentLess } from '../language/decimal'
import { useLanguage } from '../language/LanguageProvider'
import { periodOf } from '../language/periodOf'

interface ModePriceProps {
  readonly mode: ModePriceFragment
}

/** What a period costs, with today's promotion, and the fee at the start. */
export function ModePrice({ mode }: ModePriceProps) {
  const { t, format } = useLanguage()
  const { price, promotionalPrice, setupFee, period } = mode
  const less = promotionalPrice ? percentLess(promotionalPrice.amount, price.amount) : 0
  return (
    <div>
      <Group gap={6} align="baseline" className="figures">
        <Text fz={22} fw={650} lh={1.2}>
          {format.money(promotionalPrice ?? price)}
        </Text>
        <Text size="sm" c="dimmed">
          {period === null ? t.catalogue.asYouGo : t.catalogue.per(periodOf(period, t, format))}
        </Text>
        {promotionalPrice && (
          <Text size="sm" c="dimmed" td="line-through">
            {format.money(price)}
          </Text>
        )}
        {less > 0 && (
          <Badge color="grape" variant="light" size="sm">
            {t.catalogue.promotion(format.percent(`${less}`))}
          </Badge>
        )}
      </Group>
      <Text size="xs" c="dimmed">
        {t.catalogue.beforeTax} ·{' '}
        {isZero(setupFee.amount) ? t.catalogue.noSetupFee : t.catalogue.setupFee(format.money(setupFee))}
      </Text>
    </div>
  )
}
