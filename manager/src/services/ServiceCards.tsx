import { Group, Paper, Skeleton, Stack, Text } from '@mantine/core'
import { Link } from 'react-router-dom'
import type { ServiceRowFragment } from '../graphql/generated/graphql'
import { useLanguage } from '../language/LanguageProvider'
import panel from '../ui/Panel.module.css'
import { StateBadge } from '../ui/StateBadge'
import { UniverseIcon } from '../ui/UniverseIcon'
import { AutoRenewSwitch } from '../service/AutoRenewSwitch'
import { NextAmount, NextDate } from './NextBill'
import { RowNote } from './RowNote'
import classes from './ServiceTable.module.css'

interface ServiceCardsProps {
  readonly rows: readonly ServiceRowFragment[] | undefined
  readonly waiting: boolean
}

/** The list of services where a table does not fit. */
export function ServiceCards({ rows, waiting }: ServiceCardsProps) {
  const { t } = useLanguage()
  if (!rows)
    return (
      <Stack gap="sm" aria-busy>
        {Array.from({ length: 5 }, (_, index) => (
          <Skeleton key={index} height={128} radius="md" />
        ))}
      </Stack>
    )
  return (
    <Stack gap="sm" aria-busy={waiting} opacity={waiting ? 0.55 : 1}>
      {rows.map(row => (
        <Paper key={row.id} component="article" className={panel['panel'] ?? ''} p="md">
          <Group justify="space-between" align="flex-start" wrap="nowrap" gap="sm">
            <div className={classes['identity']} style={{ minWidth: 0 }}>
              <UniverseIcon universe={row.universe} />
              <div className={classes['words']}>
                <Link to={`/services/${row.id}`} className={classes['link']}>
                  {row.displayName}
                </Link>
                <Text size="xs" c="dimmed" truncate>
                  {row.contract.items.find(item => !item.isAddon)?.label}
                </Text>
              </div>
            </div>
            <div className={classes['standing']}>
              <StateBadge state={row.state} contractState={row.contract.state} />
              <RowNote resource={row.resource} />
            </div>
          </Group>
          <Group justify="space-between" mt="md" align="flex-end" className="figures">
            <div>
              <NextDate row={row} />
            </div>
            <NextAmount row={row} />
            <Group gap="xs">
              <Text size="xs" c="dimmed" aria-hidden>
                {t.services.columns.renew}
              </Text>
              <AutoRenewSwitch service={row} />
            </Group>
          </Group>
        </Paper>
      ))}
    </Stack>
  )
}
