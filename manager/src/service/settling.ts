import type { ServicePageQuery } from '../graphql/generated/graphql'

export type ShownService = NonNullable<ServicePageQuery['service']>

/** Whether something about a service is on its way to change by itself: a reason to look again soon. */
export function isSettling({ state, resource }: ShownService): boolean {
  if (state === 'PROVISIONING' || resource?.currentTask) return true
  if (!resource) return false
  if (resource.state === 'FAILED' || resource.state === 'QUARANTINED' || resource.condition) return false
  return state === 'ENDED' ? resource.state !== 'RELEASED' : resource.state !== resource.desiredState
}
