import { useSubscription } from '@apollo/client/react'
import { ResourceChangesDocument, ServiceChangesDocument } from '../graphql/generated/graphql'

interface Followed {
  readonly id: string
  /** Null until infrastructure has heard of the order: before that it knows of no such service. */
  readonly resource?: object | null
}

/**
 * Follows a service while something about it is on its way: what the machine does goes straight into the cache, and when
 * what the customer has a right to has changed, `onChange` reads what depends on it. Whether it is heard of by itself.
 */
export function useLiveService(service: Followed | null | undefined, active: boolean, onChange: () => void): boolean {
  const variables = { id: service?.id ?? '' }
  const skip = !active || !service
  const resource = useSubscription(ResourceChangesDocument, { variables, skip: skip || !service.resource })
  useSubscription(ServiceChangesDocument, { variables, skip, onData: onChange })
  return !skip && resource.data !== undefined && resource.error === undefined
}
