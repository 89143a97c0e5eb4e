import { Chip, Group, Input, MultiSelect, Select, Skeleton, Stack, Switch } from '@mantine/core'
import type { CatalogueOverviewQuery } from '../graphql/generated/graphql'
import { useLanguage } from '../language/LanguageProvider'
import { coreChoices, diskChoices, memoryChoices, storageChoices, type CatalogueSearch } from './catalogueSearch'
import { PriceFields } from './PriceFields'

interface FilterFieldsProps {
  readonly search: CatalogueSearch
  readonly catalogue: CatalogueOverviewQuery['catalog'] | undefined
  readonly onChange: (change: Partial<CatalogueSearch>) => void
}

export function FilterFields({ search, catalogue, onChange }: FilterFieldsProps) {
  const { t } = useLanguage()
  if (!catalogue) return <Skeleton height={320} radius="md" />

  const { universe } = search
  const ranges = catalogue.ranges.filter(range => universe === undefined || range.universe === universe)
  const datacenters = [...new Set(catalogue.plans.nodes.flatMap(plan => plan.datacenters))].sort()
  const sellsServers = universe === undefined || universe === 'INFRASTRUCTURE'
  return (
    <Stack gap="lg" pt="xs">
      <Input.Wrapper label={t.catalogue.ranges}>
        <Group gap={6} mt={6} role="group" aria-label={t.catalogue.ranges}>
          {ranges.map(({ range, brand }) => (
            <Chip
              key={range}
              size="xs"
              checked={search.ranges.includes(range)}
              title={brand}
              onChange={checked =>
                onChange({ ranges: checked ? [...search.ranges, range] : search.ranges.filter(one => one !== range) })
              }
            >
              {range}
            </Chip>
          ))}
        </Group>
      </Input.Wrapper>
      <PriceFields minPrice={search.minPrice} maxPrice={search.maxPrice} onChange={onChange} />
      {sellsServers && datacenters.length > 0 && (
        <MultiSelect
          label={t.catalogue.datacenter}
          {...(search.datacenters.length === 0 && { placeholder: t.catalogue.anyDatacenter })}
          data={datacenters.map(code => ({ value: code, label: code.toUpperCase() }))}
          value={[...search.datacenters]}
          onChange={chosen => onChange({ datacenters: chosen })}
          searchable
          clearable
        />
      )}
      {sellsServers && <HardwareFields search={search} onChange={onChange} />}
      <Switch
        label={t.catalogue.orderableOnly}
        checked={search.orderableOnly}
        onChange={event => onChange({ orderableOnly: event.currentTarget.checked })}
      />
    </Stack>
  )
}

function HardwareFields({ search, onChange }: Omit<FilterFieldsProps, 'catalogue'>) {
  const { t, format } = useLanguage()

  const least = (
    label: string,
    choices: readonly number[],
    chosen: number | undefined,
    write: (value: number) => string,
    set: (value: number | undefined) => void,
  ) => (
    <Select
      label={label}
      placeholder={t.catalogue.any}
      clearable
      value={chosen === undefined ? null : String(chosen)}
      data={choices.map(value => ({ value: String(value), label: t.catalogue.atLeast(write(value)) }))}
      onChange={value => set(value === null ? undefined : Number(value))}
    />
  )

  return (
    <>
      {least(t.catalogue.cores, coreChoices, search.minCores, format.number, minCores => onChange({ minCores }))}
      {least(
        t.catalogue.memory,
        memoryChoices,
        search.minMemoryGb,
        size => t.resource.gigabytes(format.number(size)),
        minMemoryGb => onChange({ minMemoryGb }),
      )}
      {least(
        t.catalogue.storage,
        storageChoices,
        search.minStorageGb,
        size =>
          size >= 1000 ? t.catalogue.terabytes(format.number(size / 1000)) : t.resource.gigabytes(format.number(size)),
        minStorageGb => onChange({ minStorageGb }),
      )}
      <Select
        label={t.catalogue.disk}
        placeholder={t.catalogue.any}
        clearable
        value={search.disk ?? null}
        data={[...diskChoices]}
        onChange={value => onChange({ disk: value ?? undefined })}
      />
    </>
  )
}
