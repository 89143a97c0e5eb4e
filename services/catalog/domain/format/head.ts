import { z } from 'zod'
import { parseCurrency } from '../../../shared/domain/currency'
import { Numeral, scaled } from '../numeral'
import { percentE4 } from './scalars'

const currency = z.string().transform((given, context) => {
  const known = parseCurrency(given)
  if (known) return known
  context.addIssue(`is no currency of ISO 4217: "${given}"`)
  return z.NEVER
})

const version = z.instanceof(Numeral).transform((given, context) => {
  const value = scaled(given, 0)
  if (value !== undefined && value > 0n && value < 2n ** 31n) return Number(value)
  context.addIssue(`must be a whole number from 1 up, is ${given.text}`)
  return z.NEVER
})

/** Its elements are read one by one. */
const list = z.array(z.unknown())

/** What a catalogue says of itself, and that its lists are lists. */
export const headFormat = z.object({
  catalogId: version,
  locale: z.object({
    subsidiary: z.string().regex(/^[A-Z]{2,8}$/, 'must be two to eight capital letters'),
    currencyCode: currency,
    taxRate: percentE4,
  }),
  plans: list,
  addons: list.nullish(),
  products: list.nullish(),
  planFamilies: list.nullish(),
})
