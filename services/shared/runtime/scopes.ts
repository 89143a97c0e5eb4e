import type { GraphQLError, GraphQLField, GraphQLSchema } from 'graphql'
import { defaultFieldResolver, isObjectType, valueFromASTUntyped } from 'graphql'
import type { Viewer } from '../domain/viewer'
import { publicError } from './errors'
import type { GuardOf } from './execution/variant'
import type { Guard } from './execution/site'

interface Viewed {
  readonly viewer: Viewer
}

const requiredBy = (argument: unknown): readonly (readonly string[])[] =>
  Array.isArray(argument) ? argument.filter(Array.isArray).map(scopes => scopes.map(String)) : []

const isViewed = (context: unknown): context is Viewed =>
  typeof context === 'object' && context !== null && 'viewer' in context

/**
 * Makes every field that carries `@requiresScopes` refuse a viewer who has none of its sets of scopes.
 * The gateway refuses first; this holds even where the gateway forgets.
 * @returns each field's guard, so that a compiled operation asks it once a request and not once an object.
 */
export function enforceScopes(schema: GraphQLSchema): GuardOf {
  const guards = new Map<GraphQLField<unknown, unknown>, Guard>()
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue
    for (const field of Object.values(type.getFields())) {
      const directive = field.astNode?.directives?.find(({ name }) => name.value === 'requiresScopes')
      const argument = directive?.arguments?.find(({ name }) => name.value === 'scopes')
      if (!argument) continue
      const refuse = refusalOf(`${type.name}.${field.name}`, requiredBy(valueFromASTUntyped(argument.value)))
      const { resolve } = field
      guards.set(field, { refuse, resolve })
      field.resolve = (source, args, context, info) => {
        const refusal = refuse(context)
        if (refusal) throw refusal
        return (resolve ?? defaultFieldResolver)(source, args, context, info)
      }
    }
  }
  return field => guards.get(field)
}

/** Why a viewer may not have a field that any of some sets of scopes opens. */
function refusalOf(field: string, anyOf: readonly (readonly string[])[]): Guard['refuse'] {
  const wanted = anyOf.map(all => all.join(' and ')).join(', or ')
  return (context): GraphQLError | undefined => {
    if (!isViewed(context)) throw new TypeError('a request without a viewer')
    const { viewer } = context
    if (viewer.kind === 'system' || anyOf.some(all => all.every(scope => viewer.scopes.includes(scope))))
      return undefined
    return publicError('FORBIDDEN', `The token lacks the scope for ${field}: ${wanted}.`)
  }
}
