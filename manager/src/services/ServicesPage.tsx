import { useQuery } from '@apollo/client/react'
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { Plus } from 'lucide-react'
import { Link } from 'react-router-dom'
import { ServicesDocument } from '../graphql/generated/graphql'
import { failureAt, failureOf } from '../graphql/failure'
import { usePolling } from '../graphql/usePolling'
import { useLanguage } from '../language/LanguageProvider'
import panel from '../ui/Panel.module.css'
import { Problem } from '../ui/Problem'
import { UniverseTabs } from '../ui/UniverseTabs'
import { usePageTitle } from '../ui/usePageTitle'
import { NoServices } from './NoServices'
import { Pager } from './Pager'
import { ServiceCards } from './ServiceCards'
import { ServiceFilters } from './ServiceFilters'
import { ServiceTable } from './ServiceTable'
import { currentStates, filterOf } from './servicesSearch'
import { useServiceCounts } from './useServiceCounts'
import { useServicesSearch } from './useServicesSearch'

export function ServicesPage() {
  const { t, format } = useLanguage()
  usePageTitle(t.services.title)
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const { search, change, nextPage, previousPage } = useServicesSearch()
  const { data, previousData, error, loading, refetch, startPolling, stopPolling } = useQuery(ServicesDocument, {
    variables: {
      filter: filterOf(search, format.today(new Date())),
      orderBy: search.order,
      first: search.size,
      after: search.after ?? null,
    },
    // A part that is down costs its own column only.
    errorPolicy: 'all',
    fetchPolicy: 'cache-and-network',
  })
  // The page before stays, dimmed, until the next one is there.
  const page = (data ?? (loading ? previousData : undefined))?.services
  const waiting = loading && data === undefined
  const settling = page?.nodes.some(({ state, resource }) => state === 'PROVISIONING' || resource?.currentTask) ?? false
  usePolling(settling, { data, startPolling, stopPolling })
  const counts = useServiceCounts(settling)

  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-end">
        <div>
          <Title order={1}>{t.services.title}</Title>
          <Text c="dimmed">{t.services.intro}</Text>
        </div>
        <Button component={Link} to="/order" leftSection={<Plus size={17} aria-hidden />}>
          {t.services.order}
        </Button>
      </Group>
      <UniverseTabs
        chosen={search.universe}
        countOf={universe => counts.count(universe, search.states.length > 0 ? search.states : currentStates)}
        onChange={universe => change({ universe })}
      />
      <ServiceFilters search={search} counts={counts} onChange={change} />
      {error && !page ? (
        <Paper className={panel['panel'] ?? ''} p="lg">
          <Problem failure={failureOf(error)} onRetry={() => void refetch()} />
        </Paper>
      ) : page?.totalCount === 0 && !waiting ? (
        <NoServices
          search={search}
          onClear={() => change({ text: '', states: [], autoRenew: undefined, dueWithin: undefined })}
        />
      ) : (
        <>
          {narrow ? (
            <ServiceCards rows={page?.nodes} waiting={waiting} />
          ) : (
            <ServiceTable
              rows={page?.nodes}
              waiting={waiting}
              order={search.order}
              onOrder={order => change({ order })}
            />
          )}
          {failureAt(error, ['services', 'nodes', 'resource']) && (
            <Text size="sm" c="var(--warning)" role="status">
              {t.services.unseen}
            </Text>
          )}
          {page && (
            <Pager
              search={search}
              page={page}
              onSize={size => change({ size })}
              onNext={nextPage}
              onPrevious={previousPage}
            />
          )}
        </>
      )}
    </Stack>
  )
}
