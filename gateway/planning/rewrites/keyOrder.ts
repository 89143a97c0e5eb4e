import type { DocumentNode } from 'graphql'
import { visit } from 'graphql'
import type { FieldsType } from './join'
import { isNamed, valueOf } from './join'

/**
 * Puts a type's keys by which a subgraph finds entities before those that it only knows. Apollo's planner comes back to a
 * subgraph, with what a `@requires` needs, by the first key that it sees there: with a key that is not resolvable the
 * subgraph would not find the entity.
 */
export function resolvableKeysFirst(supergraph: DocumentNode): DocumentNode {
  const ordered = <Type extends FieldsType>(type: Type): Type => {
    const directives = type.directives ?? []
    const isLast = (directive: (typeof directives)[number]): boolean =>
      isNamed(directive, 'join__type') && valueOf(directive, 'resolvable') === false
    return { ...type, directives: [...directives.filter(one => !isLast(one)), ...directives.filter(isLast)] }
  }
  return visit(supergraph, { ObjectTypeDefinition: ordered, InterfaceTypeDefinition: ordered })
}
