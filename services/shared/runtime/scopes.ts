import type { GraphQLSchema } from 'graphql'
import { defaultFieldResolver, isObjectType, valueFromASTUntyped } from 'graphql'
import type { Viewer } from '../domain/viewer'
import { publicError } from './errors'

interface Viewed {
  readonly viewer: Viewer
}

const requiredBy = (argument: unknown): readonly (readonly string[])[] =>
  Array.isArray(argument) ? argument.filter(Array.isArray).map(scopes => scopes.map(String)) : []

/**
 * Makes every field that carries `@requiresScopes` refuse a viewer who has none of its sets of scopes.
 * The gateway refuses first; this holds even where the gateway forgets.
 */
export function enforceScopes(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue
    for (const field of Object.values(type.getFields())) {
      const directive = field.astNode?.directives?.find(({ name }) => name.value === 'requiresScopes')
      const argument = directive?.arguments?.find(({ name }) => name.value === 'scopes')
      if (!argument) continue
      const anyOf = requiredBy(valueFromASTUntyped(argument.value))
      const resolve = field.resolve ?? defaultFieldResolver
      field.resolve = (source, args, context: Viewed, info) => {
        const { viewer } = context
        if (viewer.kind !== 'system' && !anyOf.some(all => all.every(scope => viewer.scopes.includes(scope)))) {
          const wanted = anyOf.map(all => all.join(' and ')).join(', or ')
          throw publicError(
            'FORBIDDEN',
            `The token lacks the scope for ${info.parentType.name}.${info.fieldName}: ${wanted}.`,
          )
        }
        return resolve(source, args, context, info)
      }
    }
  }
}
