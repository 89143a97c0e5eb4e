import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'
import type { Currency } from '../domain/currency'
import { parseCurrency } from '../domain/currency'
import type { Day } from '../domain/day'
import { parseDay } from '../domain/day'

const durationPattern = /^P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/
const decimalPattern = /^-?\d{1,30}(\.\d{1,30})?$/
const instantPattern = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/

/** Of scalars whose texts have nothing that JSON escapes. */
const WITHOUT_ESCAPES = { withoutEscapes: true } as const

/** A scalar whose values are strings of one form, checked on the way in and on the way out. */
function textScalar<Value extends string>(
  name: string,
  wanted: string,
  parse: (text: string) => Value | undefined,
): GraphQLScalarType<Value, string> {
  const read = (value: unknown): Value => {
    const parsed = typeof value === 'string' ? parse(value) : undefined
    if (parsed !== undefined) return parsed
    throw new GraphQLError(`${name} must be ${wanted}.`, { extensions: { code: 'BAD_USER_INPUT' } })
  }
  // Most values are those of the one before: the same currency, the same day.
  let last: Value | undefined
  return new GraphQLScalarType<Value, string>({
    name,
    extensions: WITHOUT_ESCAPES,
    parseValue: read,
    parseLiteral: node => read(node.kind === Kind.STRING ? node.value : undefined),
    serialize(value) {
      if (last !== undefined && value === last) return last
      const parsed = typeof value === 'string' ? parse(value) : undefined
      if (parsed === undefined)
        throw new TypeError(`${name} cannot be ${typeof value === 'string' ? value : typeof value}`)
      last = parsed
      return parsed
    },
  })
}

const matching =
  (pattern: RegExp) =>
  (text: string): string | undefined =>
    pattern.test(text) ? text : undefined

export const DateScalar = textScalar<Day>('Date', 'a day such as "2026-11-22"', parseDay)

export const DurationScalar = textScalar<string>(
  'Duration',
  'an ISO 8601 duration such as "P1M"',
  matching(durationPattern),
)

export const DecimalScalar = textScalar<string>(
  'Decimal',
  'a decimal number in a string such as "16.99"',
  matching(decimalPattern),
)

export const CurrencyScalar = textScalar<Currency>('Currency', 'an ISO 4217 code such as "EUR"', parseCurrency)

function parseInstant(value: unknown): Date {
  const at = typeof value === 'string' ? instantPattern.exec(value) : null
  if (at?.[1] && parseDay(at[1])) {
    const instant = new Date(at[0])
    if (!Number.isNaN(instant.getTime())) return instant
  }
  throw new GraphQLError('DateTime must be an instant such as "2026-11-22T21:00:00Z".', {
    extensions: { code: 'BAD_USER_INPUT' },
  })
}

export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  extensions: WITHOUT_ESCAPES,
  parseValue: parseInstant,
  parseLiteral: node => parseInstant(node.kind === Kind.STRING ? node.value : undefined),
  serialize(value) {
    if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString()
    throw new TypeError(`DateTime cannot be ${typeof value}`)
  },
})
