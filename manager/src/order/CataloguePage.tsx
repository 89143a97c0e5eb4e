import { useQuery } from '@apollo/client/react'
import { Grid, Group, Paper, Select, Stack, Text, Title } from '@mantine/core'
import { Store } from 'lucide-react'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router-dom'
import { useAccount } from '../app/AccountProvider'
import { CatalogueOverviewDocument } from '../graphql/generated/graphql'
import { failureOf } from '../graphql/failure'
import { useLanguage } from '../language/LanguageProvider'
import { Blank } from '../ui/Blank'
import panel from '../ui/Panel.module.css'
import { Problem } from '../ui/Problem'
import { SearchBox } from '../ui/SearchBox'
import { UniverseTabs } from '../ui/UniverseTabs'
import { usePageTitle } from '../ui/usePageTitle'
import { CatalogueFilters } from './CatalogueFilters'
import {
  noFilters,
  planOrders,
  readCatalogueSearch,
  writeCatalogueSearch,
  type CatalogueSearch,
} from './catalogueSearch'
import { PlanList } from './PlanList'

export function CataloguePage() {
  const { t } = useLanguage()
  usePageTitle(t.catalogue.title)
  const { subsidiaryCode } = useAccount()
  const [params, setParams] = useSearchParams()
  const search = useMemo(() => readCatalogueSearch(params), [params])
  const { data, error, loading, refetch } = useQuery(CatalogueOverviewDocument, {
    variables: { subsidiary: subsidiaryCode },
  })
  const catalogue = data?.catalog

  const change = (changed: Partial<CatalogueSearch>, replace = false) =>
    setParams(writeCatalogueSearch({ ...search, ...changed }), { replace, preventScrollReset: true })

  const ranges = catalogue?.ranges
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{t.catalogue.title}</Title>
        <Text c="dimmed">{t.catalogue.intro}</Text>
      </div>
      {error && !catalogue ? (
        <Paper className={panel['panel'] ?? ''} p="lg">
          <Problem failure={failureOf(error)} onRetry={() => void refetch()} retrying={loading} />
        </Paper>
      ) : data && !catalogue ? (
        <Blank icon={Store} title={t.catalogue.noCatalogueTitle} text={t.catalogue.noCatalogue} />
      ) : (
        <>
          <UniverseTabs
            chosen={search.universe}
            countOf={universe =>
              ranges
                ?.filter(range => universe === undefined || range.universe === universe)
                .reduce((sum, { planCount }) => sum + planCount, 0)
            }
            onChange={universe => change({ ...noFilters, text: search.text, universe })}
          />
          <Grid gap="lg">
            <Grid.Col span={{ base: 12, md: 3 }}>
              <CatalogueFilters search={search} catalogue={catalogue ?? undefined} onChange={change} />
            </Grid.Col>
            <Grid.Col span={{ base: 12, md: 9 }}>
              <Stack gap="md">
                <Group gap="sm" wrap="nowrap">
                  <SearchBox
                    style={{ flex: 1 }}
                    label={t.catalogue.search}
                    clearLabel={t.services.clearSearch}
                    value={search.text}
                    onSearch={text => change({ text }, true)}
                  />
                  <Select
                    w={{ base: 150, sm: 190 }}
                    aria-label={t.catalogue.sort}
                    allowDeselect={false}
                    value={search.order}
                    data={planOrders.map(order => ({ value: order, label: t.catalogue.sortBy[order] }))}
                    onChange={value => change({ order: planOrders.find(order => order === value) ?? 'PRICE' })}
                  />
                </Group>
                <PlanList subsidiary={subsidiaryCode} search={search} onClear={() => change(noFilters)} />
              </Stack>
            </Grid.Col>
          </Grid>
        </>
      )}
    </Stack>
  )
}
