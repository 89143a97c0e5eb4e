import { useSubscription } from '@apollo/client/react'
import { ResourceChangesDocument, ServiceChangesDocument } from '../graphql/generated/graphql'

/**
 * Follows a service while something about it is on its way: what the machine does goes straight into the cache, and when
 * what the customer has a right to has changed, `onChange` reads what depends on it. Whether it is heard of by itself.
 */
export function useLiveService(id: string | undefined, active: boolean, onChange: () => void): boolean {
  const skip = !active || id === undefined
  const variables = { id: id ?? '' }
  const resource = useSubscription(ResourceChangesDocument, { variables, skip })
  useSubscription(ServiceChangesDocument, { variables, skip, onData: onChange })
  return !skip && resource.data !== undefined && resource.error === undefined
}
