import { Badge, Button, Collapse, Group } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import { SlidersHorizontal } from 'lucide-react'
import type { CatalogueOverviewQuery } from '../graphql/generated/graphql'
import { useLanguage } from '../language/LanguageProvider'
import { filtersSet, noFilters, type CatalogueSearch } from './catalogueSearch'
import { FilterFields } from './FilterFields'

interface CatalogueFiltersProps {
  readonly search: CatalogueSearch
  /** Not known while it is loaded. */
  readonly catalogue: CatalogueOverviewQuery['catalog'] | undefined
  readonly onChange: (change: Partial<CatalogueSearch>) => void
}

/** Beside the offers where there is room, behind a button where there is none. */
export function CatalogueFilters({ search, catalogue, onChange }: CatalogueFiltersProps) {
  const { t } = useLanguage()
  const narrow = useMediaQuery('(max-width: 62em)', false, { getInitialValueInEffect: false })
  const [opened, { toggle }] = useDisclosure(false)
  const set = filtersSet(search)
  return (
    <>
      <Group justify="space-between" hiddenFrom="md">
        <Button
          variant="default"
          aria-expanded={opened}
          leftSection={<SlidersHorizontal size={16} aria-hidden />}
          rightSection={
            set > 0 && (
              <Badge size="sm" circle>
                {set}
              </Badge>
            )
          }
          onClick={toggle}
        >
          {t.catalogue.filters}
        </Button>
        {set > 0 && (
          <Button variant="subtle" size="compact-sm" onClick={() => onChange(noFilters)}>
            {t.catalogue.clearFilters}
          </Button>
        )}
      </Group>
      <Collapse expanded={!narrow || opened}>
        <FilterFields search={search} catalogue={catalogue} onChange={onChange} />
        {set > 0 && (
          <Button variant="subtle" size="compact-sm" mt="md" visibleFrom="md" onClick={() => onChange(noFilters)}>
            {t.catalogue.clearFilters}
          </Button>
        )}
      </Collapse>
    </>
  )
}
