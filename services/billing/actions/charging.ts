import type { Charge, ChargeOutcome, LookUpOutcome } from '../providers/provider'
import type { PaymentInHand } from '../store/payments'
import type { ActionDependencies } from './dependencies'

type Deps = Pick<ActionDependencies, 'provider' | 'log'>

/** The payment's id is the provider's key: the same payment is taken once however often it is sent. */
const chargeOf = ({ id, amount, methodRef }: PaymentInHand): Charge => ({
  idempotencyKey: id,
  amount,
  methodRef,
  reference: id,
})

/** Sends a payment. */
export const charge = (deps: Deps, payment: PaymentInHand): Promise<ChargeOutcome> =>
  orUnknown(deps, payment, deps.provider.charge(chargeOf(payment)))

/** Asks what became of a payment. */
export const lookUp = (deps: Deps, payment: PaymentInHand): Promise<LookUpOutcome> =>
  orUnknown(deps, payment, deps.provider.lookUp(chargeOf(payment)))

/** An answer about another charge than ours is for a person to look into; the payment stays open. */
async function orUnknown<Outcome>(
  { log }: Deps,
  { id }: PaymentInHand,
  asked: Promise<Outcome>,
): Promise<Outcome | { readonly state: 'UNKNOWN'; readonly reason: string }> {
  try {
    return await asked
  } catch (error) {
    log.error({ err: error, paymentId: id }, 'the payment provider answered what cannot be')
    return { state: 'UNKNOWN', reason: 'the provider answered what cannot be' }
  }
}
