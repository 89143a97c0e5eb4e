import type { OrderAnswer } from '../actions/index'
import type { BillingContext } from '../context'
import type { Invoice } from '../domain/invoice'
import type { Order } from '../domain/order'
import type { Refusal } from '../domain/refusal'
import type { Service } from '../domain/service'

interface OrderPayload {
  readonly order: Order | null
  readonly service: Service | null
  readonly invoice: Invoice | null
  readonly userErrors: Refusal[]
}

/** What an order's answer names, as it is now. */
export async function orderPayload(answer: OrderAnswer, { reads }: BillingContext): Promise<OrderPayload> {
  const { orderId, serviceId, invoiceId, userErrors } = answer
  const [order, service, invoice] = await Promise.all([
    orderId && reads.order(orderId),
    serviceId && reads.service(serviceId),
    invoiceId && reads.invoice(invoiceId),
  ])
  return { order, service, invoice, userErrors: [...userErrors] }
}
