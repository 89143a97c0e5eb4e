import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Answer } from './answer'
import { refusal, words } from './answer'
import { behavesLike, builtInMethods } from './builtInMethods'
import type { MethodRecord } from './records'
import type { Sandbox } from './sandbox'

export const methodBody = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('CARD'),
    number: z.string().regex(/^\d{12,19}$/, 'a card number'),
    brand: z.string().max(30).default('Card'),
    expires: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month: 2029-04'),
  }),
  z.strictObject({
    kind: z.literal('DIRECT_DEBIT'),
    number: z.string().regex(/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/, 'an IBAN'),
  }),
])

/** Saves a payment method; of its number only the last digits are kept. */
export async function saveMethod(body: z.infer<typeof methodBody>, { books, journal }: Sandbox): Promise<Answer> {
  const { kind, number } = body
  const like = behavesLike(kind, number)
  const name = kind === 'DIRECT_DEBIT' ? 'SEPA' : builtInMethods[like]?.number === number ? 'Visa' : body.brand
  const record: MethodRecord = {
    type: 'method',
    ref: `pm_${randomBytes(12).toString('hex')}`,
    kind,
    label: `${name} •••• ${number.slice(-4)}`,
    expires: kind === 'CARD' ? body.expires : null,
    behavesLike: like,
  }
  books.apply(record)
  await journal.append(record)
  return words(201, view(record))
}

export function methodOf(ref: string, { books }: Sandbox): Answer {
  const builtIn = Object.hasOwn(builtInMethods, ref) ? builtInMethods[ref] : undefined
  const saved = books.method(ref) ?? (builtIn && { ref, ...builtIn })
  return saved ? words(200, view(saved)) : refusal(404, 'not_found', 'There is no such payment method.')
}

/** The methods that were saved, and the built-in ones. */
export function listMethods({ books }: Sandbox): Answer {
  const builtIn = Object.entries(builtInMethods).map(([ref, method]) => view({ ref, ...method }))
  return words(200, { methods: [...builtIn, ...books.methods().map(view)] })
}

const view = ({ ref, kind, label, expires }: Pick<MethodRecord, 'ref' | 'kind' | 'label' | 'expires'>): object => ({
  ref,
  kind,
  label,
  expires,
})
