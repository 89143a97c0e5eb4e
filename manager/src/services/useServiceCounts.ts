import { useQuery } from '@apollo/client/react'
import { usePolling } from '../graphql/usePolling'
import { ServiceCountsDocument, type ServiceState, type Universe } from '../graphql/generated/graphql'

export interface ServiceCounts {
  /** Not known while they are loaded, or when they could not be. */
  count(universe: Universe | undefined, states: readonly ServiceState[]): number | undefined
}

/** @param settling whether services are on their way to another state. */
export function useServiceCounts(settling: boolean): ServiceCounts {
  const { data, startPolling, stopPolling } = useQuery(ServiceCountsDocument, { fetchPolicy: 'cache-and-network' })
  usePolling(settling, { data, startPolling, stopPolling })
  const counts = data?.me?.serviceCounts
  return {
    count: (universe, states) =>
      counts
        ?.filter(one => (universe === undefined || one.universe === universe) && states.includes(one.state))
        .reduce((sum, { count }) => sum + count, 0),
  }
}
