import { GraphQLError } from 'graphql'
import type { Principal } from '../identity/principal'
import { conditionVariables } from '../execution/conditions'
import type { AccessRule } from './access'
import type { CompileCheck } from './checks'
import type { ForbiddenField } from './forbidden'
import { forbiddenField } from './forbidden'

const wordsOf = (sets: readonly (readonly string[])[]): string => sets.map(all => all.join(' and ')).join(', or ')

/** What is said of each kind of rule. */
function refusalOf(rule: AccessRule): { why: string; code: string; status: number; required?: object } {
  switch (rule.needs) {
    case 'authenticated':
      return { why: 'it needs an access token', code: 'UNAUTHENTICATED', status: 401 }
    case 'scopes':
      return {
        why: `it lacks the scope ${wordsOf(rule.anyOf)}`,
        code: 'FORBIDDEN',
        status: 403,
        required: { requiredScopes: rule.anyOf },
      }
    case 'policies':
      return {
        why: `it lacks the policy ${wordsOf(rule.anyOf)}`,
        code: 'FORBIDDEN',
        status: 403,
        required: { requiredPolicies: rule.anyOf },
      }
  }
}

function forbidden({ coordinate, path, rule }: ForbiddenField): GraphQLError {
  const { why, code, status, required } = refusalOf(rule)
  const caller = rule.needs === 'authenticated' ? 'This request' : 'This token'
  return new GraphQLError(`${caller} may not select ${coordinate}: ${why}.`, {
    path,
    extensions: { code, coordinate, ...required, http: { status } },
  })
}

/** How many sets of rights and conditions are remembered for one operation; tokens come in far fewer. */
const remembered = 100

const rights = new WeakMap<Principal, string>()

/** Equal for callers with equal rights; a token's principal is the same object for all of its requests. */
function rightsOf(principal: Principal): string {
  const known = rights.get(principal)
  if (known !== undefined) return known
  const { scopes, policies, isAuthenticated } = principal
  const made = JSON.stringify([scopes, policies, isAuthenticated])
  rights.set(principal, made)
  return made
}

/** The caller's rights reach all of what will be executed. Looked up once for each set of rights and each outcome of the conditions. */
export const compileScopeCheck: CompileCheck = ({ schema, document, operation, access }) => {
  if (access.size === 0) return undefined
  const conditions = conditionVariables(document)
  const known = new Map<string, GraphQLError | undefined>()
  return ({ principal, variables }) => {
    const key = conditions.reduce((all, name) => all + (variables[name] === true ? '1' : '0'), rightsOf(principal))
    if (known.has(key)) return known.get(key)
    const found = forbiddenField({ schema, document, operation, variables }, access, principal)
    const refusal = found && forbidden(found)
    if (known.size < remembered) known.set(key, refusal)
    return refusal
  }
}
