import type { GraphQLLeafType } from 'graphql'
import { GraphQLBoolean, GraphQLFloat, GraphQLID, GraphQLInt, GraphQLString, isEnumType } from 'graphql'
import { inspect } from 'graphql/jsutils/inspect'
import { quoted } from './text'

/** The JSON text of a value that is neither null nor an error. @throws as `serialize` does. */
type LeafText = (value: unknown) => string

/** By the rules of the type: whatever is out of the ordinary goes through `serialize`, which refuses or converts it. */
function byType(type: GraphQLLeafType): LeafText {
  // The scalar says so itself: whatever it serialises to has passed its own form.
  const withoutEscapes = type.extensions['withoutEscapes'] === true
  return value => {
    const serialized: unknown = type.serialize(value)
    if (typeof serialized === 'string') return withoutEscapes ? `"${serialized}"` : quoted(serialized)
    if (serialized === null || serialized === undefined)
      throw new Error(
        `Expected \`${inspect(type)}.serialize(${inspect(value)})\` to ` +
          `return non-nullable value, returned: ${inspect(serialized)}`,
      )
    // A function or symbol has no JSON.
    return JSON.stringify(serialized) ?? 'null'
  }
}

const whole = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value <= 2_147_483_647 && value >= -2_147_483_648

/** How a leaf's values are written. */
export function leafTextOf(type: GraphQLLeafType): LeafText {
  const other = byType(type)
  if (type === GraphQLString || type === GraphQLID)
    return value => (typeof value === 'string' ? quoted(value) : other(value))
  if (type === GraphQLBoolean) return value => (value === true ? 'true' : value === false ? 'false' : other(value))
  if (type === GraphQLInt) return value => (whole(value) ? `${value}` : other(value))
  if (type === GraphQLFloat)
    return value => (typeof value === 'number' && Number.isFinite(value) ? `${value}` : other(value))
  if (isEnumType(type)) {
    const names = new Map<unknown, string>(type.getValues().map(({ name, value }) => [value, `"${name}"`]))
    return value => names.get(value) ?? other(value)
  }
  return other
}
