import type { DocumentNode, SelectionSetNode } from 'graphql'
import { Kind } from 'graphql'
import type { FieldsType } from './join'
import { isNamed, readFieldSet, typesIn, valueOf } from './join'
import type { RequiredField } from './requiredFields'

/** Which subgraph stands for another, so that what one call cannot ask together is asked in two. */
export interface Split {
  /** The subgraph's name in the join directives: `BILLING`. */
  readonly graph: string
  /** Fields that move to the other: `Product.priceInEuro`. */
  readonly fields: ReadonlySet<string>
}

/** What stands at each place of a `@requires`: its real field, by its path. */
type Places = Map<string, string>

function placesOf(set: SelectionSetNode, fields: ReadonlyMap<string, RequiredField>, path = ''): Places {
  const places: Places = new Map()
  for (const selection of set.selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) continue
    const name = selection.kind === Kind.FIELD ? selection.name.value : undefined
    const own = name === undefined ? undefined : fields.get(name)
    const here = name === undefined ? path : `${path}.${own?.field.name.value ?? name}`
    if (own) places.set(here, own.name)
    if (selection.selectionSet)
      for (const [place, below] of placesOf(selection.selectionSet, fields, here)) places.set(place, below)
  }
  return places
}

const agree = (one: Places, other: Places): boolean =>
  [...one].every(([place, name]) => (other.get(place) ?? name) === name)

/**
 * Fields whose `@requires` ask for one field with different arguments: a representation has one place for it, so that
 * a subgraph cannot be asked for them in one call.
 */
export function conflictsIn(supergraph: DocumentNode, required: readonly RequiredField[]): Split[] {
  const fields = new Map(required.map(field => [field.name, field]))
  const splits = new Map<string, Map<number, Set<string>>>()

  const divide = (type: FieldsType): void => {
    const groups = new Map<string, Places[]>()
    for (const field of type.fields ?? []) {
      for (const directive of field.directives ?? []) {
        const graph = valueOf(directive, 'graph')
        const text = isNamed(directive, 'join__field') ? valueOf(directive, 'requires') : undefined
        if (typeof graph !== 'string' || typeof text !== 'string') continue
        const places = placesOf(readFieldSet(text), fields)
        const known = groups.get(graph) ?? []
        groups.set(graph, known)
        const found = known.findIndex(group => agree(places, group))
        const group = found === -1 ? known.length : found
        known[group] = new Map([...(known[group] ?? []), ...places])
        if (group === 0) continue
        const ofGraph = splits.get(graph) ?? new Map<number, Set<string>>()
        splits.set(graph, ofGraph)
        ofGraph.set(group, (ofGraph.get(group) ?? new Set()).add(`${type.name.value}.${field.name.value}`))
      }
    }
  }
  for (const type of typesIn(supergraph).values()) divide(type)
  return [...splits].flatMap(([graph, groups]) => [...groups.values()].map(moved => ({ graph, fields: moved })))
}
