import { GraphQLError } from 'graphql'
import { conditionVariables } from '../execution/conditions'
import type { ScopeRule } from './access'
import type { CompileCheck } from './checks'
import type { ForbiddenField } from './forbidden'
import { forbiddenField } from './forbidden'

const wordsOf = (rule: ScopeRule): string => rule.map(all => all.join(' and ')).join(', or ')

const forbidden = ({ coordinate, path, rule }: ForbiddenField): GraphQLError =>
  new GraphQLError(`This token may not select ${coordinate}: it lacks the scope ${wordsOf(rule)}.`, {
    path,
    extensions: { code: 'FORBIDDEN', coordinate, requiredScopes: rule, http: { status: 403 } },
  })

/** How many sets of scopes and conditions are remembered for one operation; tokens come in far fewer. */
const remembered = 100

/** Scopes reach all of what will be executed. Looked up once for each set of scopes and each outcome of the conditions. */
export const compileScopeCheck: CompileCheck = ({ schema, document, operation, access }) => {
  if (access.size === 0) return undefined
  const conditions = conditionVariables(document)
  const known = new Map<string, GraphQLError | undefined>()
  return ({ principal: { scopes }, variables }) => {
    const key = [...scopes, ...conditions.map(name => `${name}:${String(variables[name])}`)].join(' ')
    if (known.has(key)) return known.get(key)
    const found = forbiddenField({ schema, document, operation, variables }, access, scopes)
    const refusal = found && forbidden(found)
    if (known.size < remembered) known.set(key, refusal)
    return refusal
  }
}
