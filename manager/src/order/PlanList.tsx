import { useQuery } from '@apollo/client/react'
import { Button, Center, Paper, SimpleGrid, Skeleton, Text } from '@mantine/core'
import { NetworkStatus } from '@apollo/client'
import { SearchX } from 'lucide-react'
import { CataloguePlansDocument } from '../graphql/generated/graphql'
import { failureOf } from '../graphql/failure'
import { useLanguage } from '../language/LanguageProvider'
import { Blank } from '../ui/Blank'
import panel from '../ui/Panel.module.css'
import { Problem } from '../ui/Problem'
import { planFilterOf, type CatalogueSearch } from './catalogueSearch'
import { PlanCard } from './PlanCard'

interface PlanListProps {
  readonly subsidiary: string
  readonly search: CatalogueSearch
  readonly onClear: () => void
}

const first = 24
const columns = { base: 1, xs: 2, lg: 3 }

export function PlanList({ subsidiary, search, onClear }: PlanListProps) {
  const { t, format } = useLanguage()
  const { data, previousData, error, loading, networkStatus, refetch, fetchMore } = useQuery(CataloguePlansDocument, {
    variables: { subsidiary, filter: planFilterOf(search), orderBy: search.order, first, after: null },
    notifyOnNetworkStatusChange: true,
  })
  const plans = (data ?? (loading ? previousData : undefined))?.plans

  const more = (after: string) =>
    fetchMore({
      variables: { after },
      updateQuery: (before, { fetchMoreResult: next }) => ({
        ...next,
        plans: { ...next.plans, nodes: [...before.plans.nodes, ...next.plans.nodes] },
      }),
    })

  if (error && !plans)
    return (
      <Paper className={panel['panel'] ?? ''} p="lg">
        <Problem failure={failureOf(error)} onRetry={() => void refetch()} retrying={loading} />
      </Paper>
    )
  if (!plans)
    return (
      <SimpleGrid cols={columns} aria-busy>
        {Array.from({ length: 6 }, (_, index) => (
          <Skeleton key={index} height={270} radius="md" />
        ))}
      </SimpleGrid>
    )
  if (plans.totalCount === 0)
    return (
      <Paper className={panel['panel'] ?? ''}>
        <Blank icon={SearchX} title={t.catalogue.noMatchTitle} text={t.catalogue.noMatch}>
          <Button variant="default" onClick={onClear}>
            {t.catalogue.clearFilters}
          </Button>
        </Blank>
      </Paper>
    )

  const { hasNextPage, endCursor } = plans.pageInfo
  return (
    <>
      <Text size="sm" c="dimmed" aria-live="polite">
        {t.catalogue.count(plans.totalCount, format.number(plans.totalCount))}
      </Text>
      <SimpleGrid cols={columns} opacity={loading && !data ? 0.55 : 1}>
        {plans.nodes.map(plan => (
          <PlanCard key={plan.id} plan={plan} />
        ))}
      </SimpleGrid>
      {hasNextPage && endCursor !== null && (
        <Center>
          <Button
            variant="default"
            loading={networkStatus === NetworkStatus.fetchMore}
            onClick={() => void more(endCursor)}
          >
            {t.catalogue.more}
          </Button>
        </Center>
      )}
    </>
  )
}
