import type { HardwareFilter, PlanFilter, PlanOrder, Universe } from '../graphql/generated/graphql'
import { isDecimal, type Decimal } from '../language/decimal'
import { universes } from '../ui/UniverseIcon'

/** What the address says about the catalogue: whoever opens it sees the same. */
export interface CatalogueSearch {
  readonly text: string
  readonly universe: Universe | undefined
  readonly ranges: readonly string[]
  readonly minPrice: Decimal | undefined
  readonly maxPrice: Decimal | undefined
  readonly datacenters: readonly string[]
  readonly minCores: number | undefined
  readonly minMemoryGb: number | undefined
  readonly minStorageGb: number | undefined
  readonly disk: string | undefined
  readonly orderableOnly: boolean
  readonly order: PlanOrder
}

export const planOrders: readonly PlanOrder[] = ['PRICE', 'PRICE_DESC', 'NAME']
export const coreChoices = [4, 6, 8, 12, 16, 24, 32] as const
export const memoryChoices = [16, 32, 64, 128, 256, 512] as const
export const storageChoices = [500, 1000, 2000, 4000, 8000, 16_000] as const
export const diskChoices = ['NVMe', 'SSD', 'HDD'] as const

const list = (value: string | null): readonly string[] => value?.split(',').filter(part => part !== '') ?? []
const price = (value: string | null) =>
  value !== null && isDecimal(value) && !value.startsWith('-') ? value : undefined
const count = (value: string | null) => (value !== null && /^[1-9]\d{0,6}$/.test(value) ? Number(value) : undefined)

export function readCatalogueSearch(params: URLSearchParams): CatalogueSearch {
  return {
    text: params.get('q') ?? '',
    universe: universes.find(universe => universe === params.get('universe')?.toUpperCase()),
    ranges: list(params.get('range')),
    minPrice: price(params.get('min')),
    maxPrice: price(params.get('max')),
    datacenters: list(params.get('datacenter')),
    minCores: count(params.get('cores')),
    minMemoryGb: count(params.get('memory')),
    minStorageGb: count(params.get('storage')),
    disk: diskChoices.find(disk => disk === params.get('disk')),
    orderableOnly: params.get('orderable') === 'only',
    order: planOrders.find(order => order === params.get('sort')?.toUpperCase()) ?? 'PRICE',
  }
}

/** Only what differs from the default stands in the address. */
export function writeCatalogueSearch(search: CatalogueSearch): URLSearchParams {
  const { universe, orderableOnly, order } = search
  const written: readonly (readonly [string, string | number | undefined])[] = [
    ['q', search.text],
    ['universe', universe?.toLowerCase()],
    ['range', search.ranges.join(',')],
    ['min', search.minPrice],
    ['max', search.maxPrice],
    ['datacenter', search.datacenters.join(',')],
    ['cores', search.minCores],
    ['memory', search.minMemoryGb],
    ['storage', search.minStorageGb],
    ['disk', search.disk],
    ['orderable', orderableOnly ? 'only' : undefined],
    ['sort', order === 'PRICE' ? undefined : order.toLowerCase()],
  ]
  const params = new URLSearchParams()
  for (const [name, value] of written) if (value !== undefined && value !== '') params.set(name, String(value))
  return params
}

/** Everything but the universe's tab and the order as it was in the beginning. */
export const noFilters = {
  text: '',
  ranges: [],
  minPrice: undefined,
  maxPrice: undefined,
  datacenters: [],
  minCores: undefined,
  minMemoryGb: undefined,
  minStorageGb: undefined,
  disk: undefined,
  orderableOnly: false,
} satisfies Partial<CatalogueSearch>

/** How many kinds of filter are set, the search box left out. */
export function filtersSet(search: CatalogueSearch): number {
  const { ranges, minPrice, maxPrice, datacenters, minCores, minMemoryGb, minStorageGb, disk, orderableOnly } = search
  return [
    ranges.length > 0,
    minPrice !== undefined || maxPrice !== undefined,
    datacenters.length > 0,
    minCores !== undefined,
    minMemoryGb !== undefined,
    minStorageGb !== undefined,
    disk !== undefined,
    orderableOnly,
  ].filter(Boolean).length
}

export function planFilterOf(search: CatalogueSearch): PlanFilter {
  const hardware: HardwareFilter = {
    ...(search.minCores !== undefined && { minCores: search.minCores }),
    ...(search.minMemoryGb !== undefined && { minMemoryGb: search.minMemoryGb }),
    ...(search.minStorageGb !== undefined && { minStorageGb: search.minStorageGb }),
    ...(search.disk !== undefined && { disk: search.disk }),
  }
  return {
    ...(search.text && { search: search.text }),
    ...(search.universe && { universe: search.universe }),
    ...(search.ranges.length > 0 && { ranges: [...search.ranges] }),
    ...(search.minPrice !== undefined && { minPrice: search.minPrice }),
    ...(search.maxPrice !== undefined && { maxPrice: search.maxPrice }),
    ...(search.datacenters.length > 0 && { datacenters: [...search.datacenters] }),
    ...(search.orderableOnly && { orderable: true }),
    ...(Object.keys(hardware).length > 0 && { hardware }),
  }
}
