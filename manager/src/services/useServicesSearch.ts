import { useCallback, useMemo } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router-dom'
import { readServicesSearch, writeServicesSearch, type ServicesSearch } from './servicesSearch'

/** The cursors of the pages before, kept in the browser's history entry. */
function trailOf(state: unknown): readonly (string | undefined)[] {
  const trail = typeof state === 'object' && state !== null && 'trail' in state ? state.trail : undefined
  return Array.isArray(trail) ? trail.map(cursor => (typeof cursor === 'string' ? cursor : undefined)) : []
}

export function useServicesSearch() {
  const [params] = useSearchParams()
  const location = useLocation()
  const navigate = useNavigate()
  const search = useMemo(() => readServicesSearch(params), [params])
  const trail = useMemo(() => trailOf(location.state), [location.state])

  const go = useCallback(
    (to: ServicesSearch, options: { readonly replace?: boolean; readonly trail?: readonly (string | undefined)[] }) =>
      void navigate(
        { search: writeServicesSearch(to).toString() },
        {
          replace: options.replace ?? false,
          state: { trail: options.trail ?? [] },
          // Another page is read from its top; a filter changes the list under one's eyes.
          preventScrollReset: to.page === search.page,
        },
      ),
    [navigate, search.page],
  )

  return {
    search,
    /** Another filter or order: begins at the first page. */
    change: (change: Partial<ServicesSearch>, replace = false) =>
      go({ ...search, ...change, after: undefined, page: 1 }, { replace }),
    nextPage: (cursor: string) =>
      go({ ...search, after: cursor, page: search.page + 1 }, { trail: [...trail, search.after] }),
    /** One back; to the first page when the address was opened in the middle. */
    previousPage: () => {
      const before = trail.at(-1)
      go({ ...search, after: before, page: before === undefined ? 1 : search.page - 1 }, { trail: trail.slice(0, -1) })
    },
  }
}
