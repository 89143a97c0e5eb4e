import type { ApolloClient } from '@apollo/client'
import { OrderStateDocument, type OrderState } from '../graphql/generated/graphql'

const every = 1500
const atMost = 20

/** Waits for the outcome of an order's payment; still `PAYING` when it takes longer than a person would wait. */
export async function settledOrder(
  client: ApolloClient,
  order: { readonly id: string; readonly state: OrderState },
): Promise<OrderState> {
  let { state } = order
  for (let look = 0; state === 'PAYING' && look < atMost; look += 1) {
    await new Promise(resolve => setTimeout(resolve, every))
    const { data } = await client.query({
      query: OrderStateDocument,
      variables: { id: order.id },
      fetchPolicy: 'network-only',
    })
    state = data?.order?.state ?? state
  }
  return state
}
