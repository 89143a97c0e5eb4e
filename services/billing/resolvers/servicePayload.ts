import type { ServiceAnswer } from '../actions/index'
import type { BillingContext } from '../context'
import type { Refusal } from '../domain/refusal'
import type { Service } from '../domain/service'

/** The service that a mutation's answer names, as it is now. */
export async function servicePayload(
  { serviceId, userErrors }: ServiceAnswer,
  { reads }: BillingContext,
): Promise<{ service: Service | null; userErrors: Refusal[] }> {
  return { service: serviceId && (await reads.service(serviceId)), userErrors: [...userErrors] }
}
