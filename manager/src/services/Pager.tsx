import { ActionIcon, Group, Select, Text } from '@mantine/core'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ServicesQuery } from '../graphql/generated/graphql'
import { useLanguage } from '../language/LanguageProvider'
import { pageSizes, type ServicesSearch } from './servicesSearch'

interface PagerProps {
  readonly search: ServicesSearch
  readonly page: ServicesQuery['services']
  readonly onSize: (size: number) => void
  readonly onNext: (cursor: string) => void
  readonly onPrevious: () => void
}

export function Pager({ search, page, onSize, onNext, onPrevious }: PagerProps) {
  const { t, format } = useLanguage()
  const { hasNextPage, endCursor } = page.pageInfo
  const from = (search.page - 1) * search.size + 1
  const to = from + page.nodes.length - 1
  // Names may change between two pages of a list that is sorted by them.
  const total = Math.max(to, page.totalCount)
  return (
    <Group justify="space-between" gap="sm">
      <Group gap="xs" wrap="nowrap">
        <Text size="sm" c="dimmed" visibleFrom="xs">
          {t.services.pageSize}
        </Text>
        <Select
          size="xs"
          w={76}
          aria-label={t.services.pageSize}
          allowDeselect={false}
          value={String(search.size)}
          data={pageSizes.map(String)}
          onChange={value => onSize(Number(value))}
        />
      </Group>
      <Group gap="xs" wrap="nowrap">
        <Text size="sm" c="dimmed" className="figures" aria-live="polite">
          {t.services.range(format.number(from), format.number(to), format.number(total))}
        </Text>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={t.services.previous}
          disabled={search.after === undefined}
          onClick={onPrevious}
        >
          <ChevronLeft size={17} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={t.services.next}
          disabled={!hasNextPage}
          onClick={() => {
            if (endCursor !== null) onNext(endCursor)
          }}
        >
          <ChevronRight size={17} aria-hidden />
        </ActionIcon>
      </Group>
    </Group>
  )
}
