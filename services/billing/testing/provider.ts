import type { Charge, ChargeOutcome, LookUpOutcome, PaymentProvider } from '../providers/provider'

/** A payment provider in memory that keeps a book of what it charged. */
export interface TestProvider extends PaymentProvider {
  /** What was charged, one for each key however often it came. */
  readonly charged: ReadonlyMap<string, Charge>
  /** How often charges came in. */
  readonly calls: readonly string[]
  /** What happens to charges from now on: they are captured, declined, lost on the way there, or lost on the way back. */
  behave(how: 'capture' | 'decline' | 'lose' | 'lose answer'): void
}

export function testProvider(): TestProvider {
  const charged = new Map<string, Charge>()
  const declined = new Set<string>()
  const calls: string[] = []
  let how: Parameters<TestProvider['behave']>[0] = 'capture'

  const outcomeOf = (key: string): LookUpOutcome => {
    if (charged.has(key)) return { state: 'CAPTURED', providerRef: `ch_${key}` }
    if (declined.has(key)) return { state: 'DECLINED', providerRef: `ch_${key}`, reason: 'The card was declined.' }
    return { state: 'NOT_RECEIVED' }
  }

  const charge = (wanted: Charge): Promise<ChargeOutcome> => {
    const key = wanted.idempotencyKey
    calls.push(key)
    if (how === 'lose') return Promise.resolve({ state: 'UNKNOWN', reason: 'time-out' })
    if (how === 'decline') declined.add(key)
    else if (!declined.has(key)) charged.set(key, wanted)
    const outcome = outcomeOf(key)
    if (how === 'lose answer' || outcome.state === 'NOT_RECEIVED')
      return Promise.resolve({ state: 'UNKNOWN', reason: 'connection lost' })
    return Promise.resolve(outcome)
  }

  return {
    charged,
    calls,
    behave: wanted => (how = wanted),
    charge,
    lookUp: ({ idempotencyKey }) => Promise.resolve(outcomeOf(idempotencyKey)),
    method: ref => Promise.resolve({ ref, kind: 'CARD', label: 'Visa •••• 4242', expires: null }),
  }
}
