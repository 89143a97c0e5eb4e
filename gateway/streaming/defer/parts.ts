import type { SelectionSetNode } from 'graphql'
import { Kind } from 'graphql'
import type { ConditionOf } from '../../execution/fields'
import { isLeftOut } from '../../execution/fields'
import { numberOf } from './deferredDocument'

/** A step from an object of an answer towards a deferred fragment: into a field, or on only for objects of a type. */
export type Step =
  | { readonly kind: 'field'; readonly key: string; readonly name: string }
  | { readonly kind: 'type'; readonly condition: string }

/** A deferred fragment, with what is deferred inside of it. */
export interface Part {
  readonly number: string
  /** From the object that the part around it is about. */
  readonly steps: readonly Step[]
  /** What of it is sent at once; the rest is in `parts`. */
  readonly selectionSet: SelectionSetNode
  readonly parts: readonly Part[]
}

interface Divided {
  readonly selectionSet: SelectionSetNode
  readonly parts: readonly Part[]
}

/** Divides a selection into what comes at once and the parts that come later. */
export function divide(
  { selections }: SelectionSetNode,
  conditionOf: ConditionOf,
  steps: readonly Step[] = [],
): Divided {
  const parts: Part[] = []
  const kept = selections.flatMap(selection => {
    if (selection.kind === Kind.FRAGMENT_SPREAD || !selection.selectionSet) return [selection]
    if (isLeftOut(selection, conditionOf)) return []
    const condition = selection.kind === Kind.INLINE_FRAGMENT ? selection.typeCondition?.name.value : undefined
    const further: readonly Step[] =
      selection.kind === Kind.FIELD
        ? [...steps, { kind: 'field', key: selection.alias?.value ?? selection.name.value, name: selection.name.value }]
        : condition === undefined
          ? steps
          : [...steps, { kind: 'type', condition }]
    const number = numberOf(selection)
    if (number === undefined) {
      const below = divide(selection.selectionSet, conditionOf, further)
      parts.push(...below.parts)
      return [{ ...selection, selectionSet: below.selectionSet }]
    }
    parts.push({ number, steps: further, ...divide(selection.selectionSet, conditionOf) })
    return []
  })
  return { selectionSet: { kind: Kind.SELECTION_SET, selections: kept }, parts }
}
