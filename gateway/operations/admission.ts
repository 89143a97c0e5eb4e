import { GraphQLError } from 'graphql'
import type { Principal } from '../identity/principal'
import type { VariableLimits } from '../limits/settings'
import { checkVariables } from '../limits/variables'
import type { ValidOperation } from './operations'
import type { Refused } from './refusal'
import { refusalOf } from './refusal'
import type { Values } from './variables'

interface Admitted {
  readonly kind: 'admitted'
  /** Coerced, with defaults. */
  readonly variables: Values
}

/** Whether a request fulfils what its operation demands: variables that fit, scopes that reach, and so on. */
export function admit(
  { coerce, check }: Pick<ValidOperation, 'coerce' | 'check'>,
  given: Values,
  principal: Principal,
  limits: VariableLimits,
): Admitted | Refused {
  const tooMuch = checkVariables(given, limits)
  if (tooMuch) return refusalOf([tooMuch])
  const variables = coerce(given)
  if (variables instanceof GraphQLError) return refusalOf([variables])
  const refusal = check({ principal, variables })
  return refusal ? refusalOf([refusal]) : { kind: 'admitted', variables }
}
