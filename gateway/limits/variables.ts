import type { GraphQLError } from 'graphql'
import { overLimit } from './overLimit'
import type { VariableLimits } from './settings'

/**
 * The first limit that a request's variables break. Comes before they are fitted to their types, which takes time for
 * each element; walks without recursion, since JSON may be as deep as it is long.
 */
export function checkVariables(
  variables: Readonly<Record<string, unknown>>,
  limits: VariableLimits,
): GraphQLError | undefined {
  const rest: unknown[] = [variables]
  let values = 0
  for (let value = rest.pop(); value !== undefined || rest.length > 0; value = rest.pop()) {
    if (typeof value !== 'object' || value === null) continue
    if (Array.isArray(value) && value.length > limits.listElements)
      return overLimit(
        'VARIABLE_LIST_TOO_LONG',
        'A list in the variables is too long',
        value.length,
        limits.listElements,
      )
    const inside: readonly unknown[] = Array.isArray(value) ? value : Object.values(value)
    values += inside.length
    if (values > limits.values)
      return overLimit('TOO_MANY_VARIABLE_VALUES', 'The variables hold too many values', values, limits.values)
    for (const one of inside) rest.push(one)
  }
  return undefined
}
