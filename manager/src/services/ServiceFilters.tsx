import { Chip, Group, Select } from '@mantine/core'
import type { ServiceState } from '../graphql/generated/graphql'
import { useLanguage } from '../language/LanguageProvider'
import { SearchBox } from '../ui/SearchBox'
import classes from './ServiceFilters.module.css'
import { dueChoices, serviceOrders, serviceStates, type ServicesSearch } from './servicesSearch'
import type { ServiceCounts } from './useServiceCounts'

interface ServiceFiltersProps {
  readonly search: ServicesSearch
  readonly counts: ServiceCounts
  readonly onChange: (change: Partial<ServicesSearch>, replace?: boolean) => void
}

export function ServiceFilters({ search, counts, onChange }: ServiceFiltersProps) {
  const { t, format } = useLanguage()

  const toggle = (state: ServiceState) =>
    onChange({
      states: serviceStates.filter(one => (one === state ? !search.states.includes(one) : search.states.includes(one))),
    })

  return (
    <div className={classes['filters']}>
      <SearchBox
        className={classes['search'] ?? ''}
        label={t.services.search}
        clearLabel={t.services.clearSearch}
        value={search.text}
        onSearch={text => onChange({ text }, true)}
      />
      <Select
        className={classes['select'] ?? ''}
        aria-label={t.services.autoRenew}
        allowDeselect={false}
        value={search.autoRenew === undefined ? 'any' : search.autoRenew ? 'on' : 'off'}
        data={[
          { value: 'any', label: t.services.autoRenewAny },
          { value: 'on', label: t.services.autoRenewOn },
          { value: 'off', label: t.services.autoRenewOff },
        ]}
        onChange={value => onChange({ autoRenew: value === 'on' ? true : value === 'off' ? false : undefined })}
      />
      <Select
        className={classes['select'] ?? ''}
        aria-label={t.services.due}
        allowDeselect={false}
        value={String(search.dueWithin ?? 'any')}
        data={[
          { value: 'any', label: t.services.dueAny },
          ...dueChoices.map(days => ({ value: String(days), label: t.services.dueWithin(days) })),
        ]}
        onChange={value => onChange({ dueWithin: dueChoices.find(days => String(days) === value) })}
      />
      <Select
        className={classes['select'] ?? ''}
        aria-label={t.services.sort}
        allowDeselect={false}
        value={search.order}
        data={serviceOrders.map(order => ({ value: order, label: t.services.sortBy[order] }))}
        onChange={value => onChange({ order: serviceOrders.find(order => order === value) ?? 'NEXT_DATE' })}
      />
      <Group gap={6} role="group" aria-label={t.services.state} className={classes['states'] ?? ''}>
        {serviceStates.map(state => {
          const count = counts.count(search.universe, [state])
          return (
            <Chip key={state} size="xs" checked={search.states.includes(state)} onChange={() => toggle(state)}>
              {t.serviceState[state]}
              {count !== undefined && <span className={classes['count']}>{format.number(count)}</span>}
            </Chip>
          )
        })}
      </Group>
    </div>
  )
}
