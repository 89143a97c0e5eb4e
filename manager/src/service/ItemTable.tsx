import { Group, Stack, Text } from '@mantine/core'
import { isZero } from '../language/decimal'
import { useLanguage } from '../language/LanguageProvider'
import classes from './ItemTable.module.css'
import type { ShownService } from './settling'

interface ItemTableProps {
  readonly items: ShownService['contract']['items']
}

/** What a contract is made of: the plan and its options, each with its price. */
export function ItemTable({ items }: ItemTableProps) {
  const { t, format } = useLanguage()
  return (
    <Stack gap={0} component="ul" className={classes['items'] ?? ''}>
      {items.map(({ planCode, label, isAddon, quantity, unitPrice, promotionalPrice }) => (
        <Group
          component="li"
          key={planCode}
          justify="space-between"
          wrap="nowrap"
          gap="md"
          className={classes['item'] ?? ''}
        >
          <Text size="sm" fw={isAddon ? 400 : 600}>
            {quantity > 1 && `${format.number(quantity)} × `}
            {label}
          </Text>
          <Text size="sm" className="figures" style={{ whiteSpace: 'nowrap' }}>
            {promotionalPrice && (
              <Text span size="sm" c="dimmed" td="line-through" mr={6}>
                {format.money(unitPrice)}
              </Text>
            )}
            {isZero((promotionalPrice ?? unitPrice).amount) ? (
              <Text span size="sm" c="dimmed">
                {t.order.included}
              </Text>
            ) : (
              format.money(promotionalPrice ?? unitPrice)
            )}
          </Text>
        </Group>
      ))}
    </Stack>
  )
}
