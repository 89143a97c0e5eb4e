import type { QueryPlanSelectionNode } from '@apollo/query-planner'
import type { TypeTest } from '../types'
import { Ineligible } from './ineligible'
import type { Field, Variant } from './layout'
import type { Source } from './output'

/** A representation in pieces: text, and values that stand in answers. */
export type RepresentationPart = string | { readonly source: Source; readonly field: Field }

/**
 * What a fetch needs of the objects of one variant; undefined when it does not ask for such objects.
 * @throws Ineligible
 */
export function representationOf(
  selections: readonly QueryPlanSelectionNode[],
  sources: readonly Source[],
  isA: TypeTest,
): readonly RepresentationPart[] | undefined {
  const [{ variant } = { variant: undefined }] = sources
  if (!variant) return undefined
  const values = new Map<string, RepresentationPart>()
  const add = (selection: QueryPlanSelectionNode): boolean => {
    if (selection.kind === 'InlineFragment') {
      const { typeCondition } = selection
      if (typeCondition === undefined) throw new Ineligible('a requirement of any type')
      // Whatever a fragment lacks, only the fragment is left out.
      if (!isA(variant.typename, typeCondition)) return true
      const before = new Map(values)
      if (selection.selections.every(add)) return true
      values.clear()
      for (const [key, value] of before) values.set(key, value)
      return true
    }
    const key = selection.alias ?? selection.name
    const found = sources.flatMap(source => {
      const field = source.variant.fields.find(one => one.key === key)
      return field ? [{ source, field }] : []
    })
    const chosen = found.at(-1)
    if (!chosen) return false
    if (chosen.field.kind === 'typename') values.set(key, JSON.stringify(chosen.source.variant.typename))
    else {
      if (found.length > 1 && chosen.field.kind === 'object') throw new Ineligible('a requirement of two fetches')
      if (!isWholeValue(chosen.field, selection.selections)) throw new Ineligible('a requirement of parts of an object')
      values.set(key, chosen)
    }
    return true
  }
  if (!selections.every(add) || !values.has('__typename')) return undefined
  const parts = [...values].flatMap(([key, value], index) => [
    `${index === 0 ? '{' : ','}${JSON.stringify(key)}:`,
    value,
  ])
  return joinTexts([...parts, '}'])
}

/** Whether a value is required just as it was answered. */
function isWholeValue(field: Field, selections: readonly QueryPlanSelectionNode[] | undefined): boolean {
  if (!selections || field.kind === 'typename') return field.kind !== 'object'
  if (field.kind === 'leaf') return true
  const [only] = field.variants
  return !field.isAbstract && only !== undefined && isWholeVariant(only, selections)
}

function isWholeVariant({ fields }: Variant, selections: readonly QueryPlanSelectionNode[]): boolean {
  if (fields.length !== selections.length) return false
  return selections.every((selection, index) => {
    const field = fields[index]
    if (selection.kind !== 'Field' || field?.key !== (selection.alias ?? selection.name)) return false
    return field.kind === 'typename' || isWholeValue(field, selection.selections)
  })
}

function joinTexts(parts: readonly RepresentationPart[]): RepresentationPart[] {
  const joined: RepresentationPart[] = []
  for (const part of parts) {
    const before = joined.at(-1)
    if (typeof before === 'string' && typeof part === 'string') joined[joined.length - 1] = before + part
    else joined.push(part)
  }
  return joined
}
