import type { Behaviour } from './behaviour'

interface BuiltInMethod {
  readonly kind: 'CARD' | 'DIRECT_DEBIT'
  readonly label: string
  readonly expires: string | null
  /** The number that a method saved by hand gets this behaviour from. */
  readonly number: string
  readonly behaviour: Behaviour | null
}

const card = (label: string, number: string, behaviour: Behaviour | null, expires = '2031-12'): BuiltInMethod => ({
  kind: 'CARD',
  label: `${label} •••• ${number.slice(-4)}`,
  expires,
  number,
  behaviour,
})

const declined = (reason: string): Behaviour => ({ do: 'decline', reason })

/** Methods that are there from the start, and what charging them does. */
export const builtInMethods: Readonly<Record<string, BuiltInMethod>> = {
  test_visa: card('Visa', '4242424242424242', null),
  test_mastercard: card('Mastercard', '5555555555554444', null),
  test_sepa_debit: {
    kind: 'DIRECT_DEBIT',
    label: 'SEPA •••• 2606',
    expires: null,
    number: 'FR1420041010050500013M02606',
    behaviour: null,
  },
  test_declined: card('Visa', '4000000000000002', declined('The card was declined.')),
  test_insufficient_funds: card('Visa', '4000000000009995', declined('The card has insufficient funds.')),
  test_expired: card('Visa', '4000000000000069', declined('The card has expired.'), '2020-01'),
  test_delayed: card('Visa', '4000000000000077', { do: 'delay', ms: 3_000 }),
  test_processing: card('Visa', '4000000000000259', { do: 'process', ms: 5_000, outcome: 'captured' }),
  test_held: card('Visa', '4000000000000085', { do: 'hold' }),
  test_dropped: card('Visa', '4000000000000093', { do: 'drop' }),
}

/** The built-in method that a number behaves like; ordinary numbers are captured. */
export function behavesLike(kind: 'CARD' | 'DIRECT_DEBIT', number: string): string {
  const found = Object.entries(builtInMethods).find(([, method]) => method.number === number)
  return found?.[0] ?? (kind === 'CARD' ? 'test_visa' : 'test_sepa_debit')
}
