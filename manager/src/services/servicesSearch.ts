import type { ServiceFilter, ServiceOrder, ServiceState, Universe } from '../graphql/generated/graphql'
import { addDays } from '../language/format'
import { universes } from '../ui/UniverseIcon'

/** What the address says about the list: whoever opens it sees the same. */
export interface ServicesSearch {
  readonly text: string
  readonly universe: Universe | undefined
  /** Empty: all but those that have ended. */
  readonly states: readonly ServiceState[]
  readonly autoRenew: boolean | undefined
  /** Billed next within so many days. */
  readonly dueWithin: number | undefined
  readonly order: ServiceOrder
  readonly size: number
  /** Cursor that the page begins after; nothing on the first page. */
  readonly after: string | undefined
  readonly page: number
}

export const serviceStates: readonly ServiceState[] = ['ACTIVE', 'PROVISIONING', 'SUSPENDED', 'ENDED']
/** Those that the list shows when no state is chosen. */
export const currentStates: readonly ServiceState[] = ['ACTIVE', 'PROVISIONING', 'SUSPENDED']
export const serviceOrders: readonly ServiceOrder[] = ['NEXT_DATE', 'NAME', 'NEWEST']
export const pageSizes = [20, 50, 100] as const
export const dueChoices = [7, 30] as const

const oneOf = <Value>(values: readonly Value[], isIt: (value: Value) => boolean) => values.find(isIt)

export function readServicesSearch(params: URLSearchParams): ServicesSearch {
  const chosen = params.get('state')?.toUpperCase().split(',') ?? []
  const renew = params.get('renew')
  const after = params.get('after') ?? undefined
  return {
    text: params.get('q') ?? '',
    universe: oneOf(universes, universe => universe === params.get('universe')?.toUpperCase()),
    states: serviceStates.filter(state => chosen.includes(state)),
    autoRenew: renew === 'on' ? true : renew === 'off' ? false : undefined,
    dueWithin: oneOf(dueChoices, days => String(days) === params.get('due')),
    order: oneOf(serviceOrders, order => order === params.get('sort')?.toUpperCase()) ?? 'NEXT_DATE',
    size: oneOf(pageSizes, size => String(size) === params.get('size')) ?? pageSizes[0],
    after,
    page: after === undefined ? 1 : Math.max(2, Number.parseInt(params.get('page') ?? '2', 10) || 2),
  }
}

/** Only what differs from the default stands in the address. */
export function writeServicesSearch(search: ServicesSearch): URLSearchParams {
  const params = new URLSearchParams()
  if (search.text) params.set('q', search.text)
  if (search.universe) params.set('universe', search.universe.toLowerCase())
  if (search.states.length > 0) params.set('state', search.states.join(',').toLowerCase())
  if (search.autoRenew !== undefined) params.set('renew', search.autoRenew ? 'on' : 'off')
  if (search.dueWithin !== undefined) params.set('due', String(search.dueWithin))
  if (search.order !== 'NEXT_DATE') params.set('sort', search.order.toLowerCase())
  if (search.size !== pageSizes[0]) params.set('size', String(search.size))
  if (search.after !== undefined) {
    params.set('after', search.after)
    params.set('page', String(search.page))
  }
  return params
}

/** Whether anything narrows the list, apart from the universe's tab. */
export function isNarrowed({ text, states, autoRenew, dueWithin }: ServicesSearch): boolean {
  return text !== '' || states.length > 0 || autoRenew !== undefined || dueWithin !== undefined
}

export function filterOf(search: ServicesSearch, today: string): ServiceFilter {
  return {
    ...(search.text && { search: search.text }),
    ...(search.universe && { universes: [search.universe] }),
    ...(search.states.length > 0 && { states: [...search.states] }),
    ...(search.autoRenew !== undefined && { autoRenew: search.autoRenew }),
    // "Within 7 days" counts the seventh: the graph's bound is not included.
    ...(search.dueWithin !== undefined && { nextDateBefore: addDays(today, search.dueWithin + 1) }),
  }
}
