import { Pool } from 'undici'
import { z } from 'zod'
import { money } from '../../shared/domain/money'
import { parseCurrency } from '../../shared/domain/currency'
import type { Log } from '../../shared/runtime/log'
import type { Charge, ChargeOutcome, LookUpOutcome, PaymentProvider, SavedMethod, Unknown } from './provider'

interface HttpProviderOptions {
  readonly url: string
  readonly key: string
  /** How long an answer may take before the outcome counts as unknown, in milliseconds. */
  readonly timeout: number
  /** Charges under way at once. */
  readonly connections: number
  readonly log: Log
}

export interface HttpProvider extends PaymentProvider {
  close(): Promise<void>
}

const payment = z.object({
  ref: z.string().min(1),
  status: z.enum(['captured', 'declined', 'processing']),
  reason: z.string().nullable(),
  amount: z.string().regex(/^\d{1,18}$/),
  currency: z.string(),
  methodRef: z.string(),
  reference: z.string(),
})

const savedMethod = z.object({
  ref: z.string(),
  kind: z.enum(['CARD', 'DIRECT_DEBIT']),
  label: z.string(),
  expires: z.string().nullable(),
})

interface Answer {
  readonly status: number
  readonly body: unknown
}

const unknown = (reason: string): Unknown => ({ state: 'UNKNOWN', reason })

const messageOf = (error: unknown): string => (error instanceof Error ? error.message || error.name : String(error))

/** A payment provider that is reached over HTTP. */
export function createHttpProvider({ url, key, timeout, connections, log }: HttpProviderOptions): HttpProvider {
  const base = new URL(url)
  const pool = new Pool(base.origin, { connections, headersTimeout: timeout, bodyTimeout: timeout })

  const call = async (method: 'GET' | 'POST', path: string, headers = {}, body?: object): Promise<Answer> => {
    const response = await pool.request({
      method,
      path: base.pathname.replace(/\/$/, '') + path,
      headers: { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }), ...headers },
      body: body ? JSON.stringify(body) : null,
      // Counts from now, so that waiting for a connection is limited too.
      signal: AbortSignal.timeout(timeout),
    })
    return { status: response.statusCode, body: await response.body.json() }
  }

  const outcomeOf = ({ status, body }: Answer, asked: Charge): ChargeOutcome => {
    if (status === 409) throw new Error(`the key ${asked.idempotencyKey} was used for another charge`)
    if (status !== 200 && status !== 201) {
      const reason = `the provider answered ${status}: ${JSON.stringify(body).slice(0, 300)}`
      // Nothing on the way broke: the provider refuses to talk about this charge, so asking again will not help.
      if (status < 500) log.error({ key: asked.idempotencyKey, status }, reason)
      return unknown(reason)
    }
    const read = payment.safeParse(body)
    if (!read.success) return unknown(`the provider answered something else than a payment: ${read.error.message}`)
    const { ref, reason, status: standing } = read.data
    requireSame(read.data, asked)
    if (standing === 'captured') return { state: 'CAPTURED', providerRef: ref }
    if (standing === 'declined')
      return { state: 'DECLINED', providerRef: ref, reason: reason ?? 'The payment was declined.' }
    return unknown('the provider is still at it')
  }

  return {
    async charge(charge) {
      const { idempotencyKey, amount, methodRef, reference } = charge
      let answer: Answer
      try {
        answer = await call(
          'POST',
          '/payments',
          { 'idempotency-key': idempotencyKey },
          {
            amount: amount.minor.toString(),
            currency: amount.currency,
            methodRef,
            reference,
          },
        )
      } catch (error) {
        return unknown(`no answer from the provider: ${messageOf(error)}`)
      }
      return outcomeOf(answer, charge)
    },
    async lookUp(charge): Promise<LookUpOutcome> {
      let answer: Answer
      try {
        answer = await call('GET', `/payments?key=${encodeURIComponent(charge.idempotencyKey)}`)
      } catch (error) {
        return unknown(`no answer from the provider: ${messageOf(error)}`)
      }
      return answer.status === 404 ? { state: 'NOT_RECEIVED' } : outcomeOf(answer, charge)
    },
    async method(ref): Promise<SavedMethod | undefined> {
      const { status, body } = await call('GET', `/methods/${encodeURIComponent(ref)}`)
      if (status === 404) return undefined
      if (status !== 200) throw new Error(`the payment provider answered ${status}`)
      return savedMethod.parse(body)
    },
    close: () => pool.close(),
  }
}

/** @throws when the provider speaks of another charge: to record it would put wrong money into the books. */
function requireSame(answered: z.infer<typeof payment>, asked: Charge): void {
  const currency = parseCurrency(answered.currency)
  const amount = currency && money(BigInt(answered.amount), currency)
  const isSame =
    amount?.minor === asked.amount.minor &&
    amount.currency === asked.amount.currency &&
    answered.methodRef === asked.methodRef &&
    answered.reference === asked.reference
  if (!isSame)
    throw new Error(
      `the provider's payment ${answered.ref} is not the one that was asked for with ${asked.idempotencyKey}`,
    )
}
