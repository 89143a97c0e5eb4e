import type { GraphQLObjectType, SelectionSetNode } from 'graphql'
import { isObjectType } from 'graphql'
import type { Collect } from '../fields'
import { collectFields } from '../fields'
import { Ineligible } from './ineligible'
import type { Field, Join, ObjectField, Site, Variant } from './layout'

/** Where a part of an object stands: in its own answer, or in that of an entity which belongs to it. */
export interface Source {
  readonly variant: Variant
  readonly join: Join | undefined
}

/** How the client's answer shows an object of a variant, in GraphQL's order. */
export interface Output {
  readonly variant: Variant
  readonly items: readonly Item[]
}

export type Item =
  | { readonly kind: 'typename'; readonly key: string; readonly typename: string }
  /** Fields that stand one after the other in an answer as they do in the client's. */
  | { readonly kind: 'segment'; readonly source: Source; readonly first: number; readonly last: number }
  | {
      readonly kind: 'objects'
      readonly source: Source
      readonly field: ObjectField
      /** By the variant's number in its site. */
      readonly outputs: ReadonlyMap<number, Output>
    }

/**
 * Finds for each field that the client selected where its bytes stand.
 * @throws Ineligible when a field stands in more than one answer
 */
export function compileOutput(
  variant: Variant,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
  collect: Collect,
): Output {
  const sources = sourcesOf(variant, variant.site.joins)
  const items: Item[] = []
  for (const [key, nodes] of collectFields(type, sets, collect)) {
    if (nodes[0]?.name.value === '__typename') {
      const given = variant.fields.find(field => field.kind === 'typename' && field.key === key)
      items.push(given ? segment({ variant, join: undefined }, given) : { kind: 'typename', key, typename: type.name })
      continue
    }
    const found = sources.flatMap(source => {
      const field = source.variant.fields.find(one => one.key === key)
      return field ? [{ source, field }] : []
    })
    // What is merged later replaces what was there.
    const chosen = found.at(-1)
    if (!chosen) {
      variant.isUnusable = true
      break
    }
    const { source, field } = chosen
    if (found.length > 1 && found.some(one => one.field.kind === 'object'))
      throw new Ineligible('an object of which two fetches bring parts')
    if (field.kind !== 'object') {
      items.push(segment(source, field))
      continue
    }
    const below = nodes.flatMap(node => (node.selectionSet ? [node.selectionSet] : []))
    const outputs = new Map<number, Output>()
    for (const child of field.variants) {
      const childType = collect.schema.getType(child.typename)
      if (isObjectType(childType)) outputs.set(child.index, compileOutput(child, childType, below, collect))
      else child.isUnusable = true
    }
    if (field.variants.every(child => child.isUnusable)) throw new Ineligible(`nothing can be shown at ${key}`)
    const isAsItComes = field.variants.every(child => child.isUnusable || isWhole(outputs.get(child.index)))
    items.push(isAsItComes ? segment(source, field) : { kind: 'objects', source, field, outputs })
  }
  return { variant, items: joinSegments(items) }
}

/** Where parts of an object of a variant stand: in its own answer, and in those that are joined to it. */
export const sourcesOf = (variant: Variant, joins: readonly Join[]): Source[] => [
  { variant, join: undefined },
  ...joins.flatMap(join => {
    const joined = join.variants.get(variant.typename)
    return joined ? [{ variant: joined, join }] : []
  }),
]

const segment = (source: Source, { index }: Field): Item => ({ kind: 'segment', source, first: index, last: index })

/** Fields that follow each other here and there become one piece; a `__typename` that the client wants joins it. */
function joinSegments(items: readonly Item[]): Item[] {
  const joined: Item[] = []
  for (const item of items) {
    const before = joined.at(-1)
    if (
      before?.kind === 'segment' &&
      item.kind === 'segment' &&
      before.source.variant === item.source.variant &&
      before.last + 1 === item.first
    )
      joined[joined.length - 1] = { ...before, last: item.last }
    else joined.push(item)
  }
  return joined
}

/** Whether the answer shows the object just as the client wants it: no byte has to be left out or added. */
function isWhole(output: Output | undefined): boolean {
  const [only, ...more] = output?.items ?? []
  return (
    output !== undefined &&
    more.length === 0 &&
    only?.kind === 'segment' &&
    only.source.join === undefined &&
    only.first === 0 &&
    only.last === output.variant.fields.length - 1
  )
}

/** Marks what the rows must name so that the output can be put together. */
export function markOutput(output: Output): void {
  keep(output.variant.site)
  for (const item of output.items) {
    if (item.kind === 'typename') continue
    const { variant, join } = item.source
    if (join) keep(join.entities)
    if (item.kind === 'segment') {
      variant.marks.add(`start ${item.first}`)
      variant.marks.add(`end ${item.last}`)
    } else {
      variant.marks.add(`child ${item.field.index}`)
      keep(item.field.site)
      for (const child of item.outputs.values()) if (!child.variant.isUnusable) markOutput(child)
    }
  }
}

const keep = (site: Site): void => {
  site.isKept = true
}
