import { GraphQLError } from 'graphql'
import type { RequestContext } from '../graph/requestContext'
import type { VariableLimits } from '../limits/settings'
import { checkVariables } from '../limits/variables'
import type { Usage } from '../usage/usage'
import type { ValidOperation } from './operations'
import type { Refused } from './refusal'
import { refusalOf } from './refusal'
import type { Values } from './variables'

interface Admitted {
  readonly kind: 'admitted'
  /** Coerced, with defaults. */
  readonly variables: Values
}

export interface Admission {
  readonly limits: VariableLimits
  readonly usage: Pick<Usage, 'count'>
}

/** Whether a request fulfils what its operation demands: variables that fit, scopes that reach, and so on. */
export function admit(
  operation: ValidOperation,
  given: Values,
  { principal, client }: RequestContext,
  { limits, usage }: Admission,
): Admitted | Refused {
  const tooMuch = checkVariables(given, limits)
  if (tooMuch) return refusalOf([tooMuch])
  const variables = operation.coerce(given)
  if (variables instanceof GraphQLError) return refusalOf([variables])
  const refusal = operation.check({ principal, variables })
  if (refusal) return refusalOf([refusal])
  usage.count(operation, client)
  return { kind: 'admitted', variables }
}
