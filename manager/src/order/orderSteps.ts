import type { OrderProgressQuery } from '../graphql/generated/graphql'

export type ShownOrder = NonNullable<OrderProgressQuery['order']>

/** Where an order stands, seen by who waits for it. */
export type OrderStep = 'PAYING' | 'DECLINED' | 'PREPARING' | 'DELIVERED'

export function stepOf({ state, service }: ShownOrder): OrderStep {
  if (state === 'DECLINED') return 'DECLINED'
  if (state === 'PAYING' || !service) return 'PAYING'
  return service.state === 'PROVISIONING' ? 'PREPARING' : 'DELIVERED'
}
