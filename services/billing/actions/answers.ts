import { z } from 'zod'
import type { IdPrefix } from '../../shared/domain/ids'
import { parseId } from '../../shared/domain/ids'
import type { Refusal } from '../domain/refusal'
import { REFUSAL_CODES } from '../domain/refusal'

/** An id of one type; anything else in an answer that we wrote ourselves is a fault. */
const id = <Prefix extends IdPrefix>(prefix: Prefix) =>
  z.string().transform((text, context) => {
    const parsed = parseId(prefix, text)
    if (parsed) return parsed
    context.addIssue({ code: 'custom', message: `not an id of type ${prefix}: ${text}` })
    return z.NEVER
  })

const userErrors = z.array(
  z.object({
    code: z.enum(REFUSAL_CODES),
    field: z.array(z.string()),
    message: z.string(),
    retryable: z.boolean(),
  }),
)

/** What came of a mutation: ids of what changed, to be read afresh, and why it was refused. Kept under its key as JSON. */
export const orderAnswer = z.object({
  orderId: id('ord').nullable(),
  serviceId: id('svc').nullable(),
  invoiceId: id('inv').nullable(),
  userErrors,
})
export type OrderAnswer = z.output<typeof orderAnswer>

export const stopAnswer = z.object({
  serviceId: id('svc').nullable(),
  creditNoteIds: z.array(id('inv')),
  userErrors,
})
export type StopAnswer = z.output<typeof stopAnswer>

export const serviceAnswer = z.object({ serviceId: id('svc').nullable(), userErrors })
export type ServiceAnswer = z.output<typeof serviceAnswer>

export const refusedOrder = (refusals: readonly Refusal[]): OrderAnswer => ({
  orderId: null,
  serviceId: null,
  invoiceId: null,
  userErrors: refusals.map(copy),
})

export const refusedStop = (refusals: readonly Refusal[]): StopAnswer => ({
  serviceId: null,
  creditNoteIds: [],
  userErrors: refusals.map(copy),
})

export const refusedService = (refusals: readonly Refusal[]): ServiceAnswer => ({
  serviceId: null,
  userErrors: refusals.map(copy),
})

const copy = (refusal: Refusal) => ({ ...refusal, field: [...refusal.field] })
