import { useQuery } from '@apollo/client/react'
import { ServiceCountsDocument, type ServiceState, type Universe } from '../graphql/generated/graphql'

export interface ServiceCounts {
  /** Not known while they are loaded, or when they could not be. */
  count(universe: Universe | undefined, states: readonly ServiceState[]): number | undefined
}

export function useServiceCounts(): ServiceCounts {
  const { data } = useQuery(ServiceCountsDocument, { fetchPolicy: 'cache-and-network' })
  const counts = data?.me?.serviceCounts
  return {
    count: (universe, states) =>
      counts
        ?.filter(one => (universe === undefined || one.universe === universe) && states.includes(one.state))
        .reduce((sum, { count }) => sum + count, 0),
  }
}
