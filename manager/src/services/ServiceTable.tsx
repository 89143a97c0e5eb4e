import { Skeleton, Table, Text, UnstyledButton } from '@mantine/core'
import { ArrowDown } from 'lucide-react'
import { Link } from 'react-router-dom'
import type { ServiceOrder, ServiceRowFragment } from '../graphql/generated/graphql'
import { useLanguage } from '../language/LanguageProvider'
import panel from '../ui/Panel.module.css'
import { StateBadge } from '../ui/StateBadge'
import { UniverseIcon } from '../ui/UniverseIcon'
import { AutoRenewSwitch } from '../service/AutoRenewSwitch'
import { NextAmount, NextDate } from './NextBill'
import { RowNote } from './RowNote'
import classes from './ServiceTable.module.css'

interface ServiceTableProps {
  /** Not known while the first page is loaded. */
  readonly rows: readonly ServiceRowFragment[] | undefined
  readonly waiting: boolean
  readonly order: ServiceOrder
  readonly onOrder: (order: ServiceOrder) => void
}

export function ServiceTable({ rows, waiting, order, onOrder }: ServiceTableProps) {
  const { t } = useLanguage()
  const { columns } = t.services

  const sortable = (label: string, by: ServiceOrder) => (
    <Table.Th aria-sort={order === by ? 'ascending' : 'none'}>
      <UnstyledButton className={classes['sort'] ?? ''} data-sorted={order === by} onClick={() => onOrder(by)}>
        {label}
        <ArrowDown size={13} aria-hidden />
      </UnstyledButton>
    </Table.Th>
  )

  return (
    <div className={`${panel['panel']} ${classes['frame']}`} aria-busy={waiting} data-waiting={waiting && !!rows}>
      <Table className={classes['table'] ?? ''} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            {sortable(columns.name, 'NAME')}
            <Table.Th>{columns.state}</Table.Th>
            {sortable(columns.next, 'NEXT_DATE')}
            <Table.Th ta="right">
              {columns.amount} <span className={classes['unit']}>{t.services.inclTax}</span>
            </Table.Th>
            <Table.Th>{columns.renew}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{rows ? rows.map(row => <Row key={row.id} row={row} />) : <Outline />}</Table.Tbody>
      </Table>
    </div>
  )
}

function Row({ row }: { readonly row: ServiceRowFragment }) {
  const { t } = useLanguage()
  const plan = row.contract.items.find(item => !item.isAddon)
  return (
    <Table.Tr>
      <Table.Td className={classes['name'] ?? ''}>
        <div className={classes['identity']}>
          <UniverseIcon universe={row.universe} />
          <div className={classes['words']}>
            <Link to={`/services/${row.id}`} className={classes['link']}>
              {row.displayName}
            </Link>
            <Text size="xs" c="dimmed" truncate>
              {t.universe[row.universe]}
              {plan && ` · ${plan.label}`}
            </Text>
          </div>
        </div>
      </Table.Td>
      <Table.Td>
        <StateBadge state={row.state} contractState={row.contract.state} />
        <RowNote resource={row.resource} />
      </Table.Td>
      <Table.Td className="figures">
        <NextDate row={row} />
      </Table.Td>
      <Table.Td ta="right" className="figures">
        <NextAmount row={row} />
      </Table.Td>
      <Table.Td>
        <AutoRenewSwitch service={row} />
      </Table.Td>
    </Table.Tr>
  )
}

function Outline() {
  return Array.from({ length: 8 }, (_, row) => (
    <Table.Tr key={row}>
      {[260, 90, 110, 70, 40].map((width, column) => (
        <Table.Td key={column}>
          <Skeleton height={column === 0 ? 34 : 18} width={width} />
        </Table.Td>
      ))}
    </Table.Tr>
  ))
}
