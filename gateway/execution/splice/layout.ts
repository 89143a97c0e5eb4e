import type { GraphQLLeafType, GraphQLOutputType, GraphQLSchema, SelectionSetNode } from 'graphql'
import { getNamedType, isAbstractType, isCompositeType, isListType, isNonNullType, isObjectType } from 'graphql'
import type { ConditionOf, Fragments } from '../fields'
import { collectFields } from '../fields'
import { Ineligible } from './ineligible'

/**
 * A place of one fetch's answer where objects stand, such as `services.@`. Each object met there leaves a row of numbers:
 * of what variant it is, where in the answer its parts begin and end, and which entities of other answers belong to it.
 */
export interface Site {
  /** Its number among all of the operation. */
  readonly id: number
  /** Which fetch's answer. */
  readonly fetch: number
  readonly variants: Variant[]
  readonly joins: Join[]
  /** Whether rows are kept; without them the objects are checked and nothing more. */
  isKept: boolean
}

/** What an object looks like that is of one type. */
export interface Variant {
  readonly site: Site
  /** Its number among the site's. */
  readonly index: number
  readonly typename: string
  /** In the order in which GraphQL answers. */
  readonly fields: readonly Field[]
  /** The places inside of it that its row names. */
  readonly marks: Set<Mark>
  /** Set where the client's schema has no such object: when one comes nevertheless, that is for the plain path. */
  isUnusable: boolean
}

/** `start` is before a field's key, `value` before its value, `end` after it; `child` the rows of the objects in it. */
export type Mark = `${'start' | 'value' | 'end' | 'child'} ${number}`

interface Keyed {
  readonly index: number
  readonly key: string
}

export type Field = TypenameField | LeafField | ObjectField

interface TypenameField extends Keyed {
  readonly kind: 'typename'
}

/** Types with the nullability of the supergraph, which is that of the client's schema. */
interface LeafField extends Keyed {
  readonly kind: 'leaf'
  readonly type: GraphQLOutputType
  readonly leaf: GraphQLLeafType
}

export interface ObjectField extends Keyed {
  readonly kind: 'object'
  readonly type: GraphQLOutputType
  readonly site: Site
  readonly variants: readonly Variant[]
  /** Whether the object's `__typename`, which comes first, says of which variant it is. */
  readonly isAbstract: boolean
}

/** Entities of another fetch's answer that belong to the objects of a site. */
export interface Join {
  /** Its number among the site's. */
  readonly index: number
  readonly site: Site
  readonly entities: Site
  /** What the entity looks like, by the typename of the object. */
  readonly variants: ReadonlyMap<string, Variant>
}

/** The code of a larger operation would take so long to make (0.1 ms a variant) that other requests would notice. */
const mostSites = 150
const mostVariants = 150

export interface LayoutOptions {
  /** The supergraph's types, with those that clients do not see. */
  readonly types: GraphQLSchema
  readonly conditionOf: ConditionOf
  /** All sites of an operation, by id. */
  readonly sites: Site[]
  /** Where later fetches may add to the objects: sites by their path in the client's answer. */
  readonly places: Map<string, Site[]>
  /** Which fetch of the operation it is. */
  readonly fetch: number
  readonly fragments: Fragments
}

/**
 * Lays out what one fetch answers at its root, or of its entities of one type.
 * @param path where it is in the client's answer
 * @throws Ineligible
 */
export type AddVariant = (site: Site, path: string, typename: string, sets: readonly SelectionSetNode[]) => Variant

export const listsAround = (type: GraphQLOutputType): number => {
  if (isNonNullType(type)) return listsAround(type.ofType)
  return isListType(type) ? 1 + listsAround(type.ofType) : 0
}

export function addSite(sites: Site[], fetch: number): Site {
  if (sites.length >= mostSites) throw new Ineligible('too many places')
  const site: Site = { id: sites.length, fetch, variants: [], joins: [], isKept: false }
  sites.push(site)
  return site
}

export function addVariant(site: Site, typename: string, fields: readonly Field[]): Variant {
  const index = site.variants.length
  const variant: Variant = { site, index, typename, fields, marks: new Set(), isUnusable: false }
  site.variants.push(variant)
  return variant
}

export function createLayout({ types, conditionOf, sites, places, fetch, fragments }: LayoutOptions): AddVariant {
  const byPath = new Map<string, Site>()

  const siteAt = (path: string): Site => {
    const known = byPath.get(path)
    if (known) return known
    const site = addSite(sites, fetch)
    byPath.set(path, site)
    places.set(path, [...(places.get(path) ?? []), site])
    return site
  }

  const variant: AddVariant = (site, path, typename, sets) => {
    const type = types.getType(typename)
    if (!isObjectType(type)) throw new Ineligible(`${typename} is no object type`)
    if (sites.reduce((count, { variants }) => count + variants.length, 0) >= mostVariants)
      throw new Ineligible('too many kinds of objects')
    const fields = [...collectFields(type, sets, { schema: types, fragments, conditionOf })].map(
      ([key, nodes], index): Field => {
        const name = nodes[0]?.name.value ?? ''
        if (name === '__typename') return { kind: 'typename', index, key }
        const field = type.getFields()[name]
        if (!field) throw new Ineligible(`the supergraph has no ${typename}.${name}`)
        const leaf = getNamedType(field.type)
        if (!isCompositeType(leaf)) return { kind: 'leaf', index, key, type: field.type, leaf }
        const below = nodes.flatMap(node => (node.selectionSet ? [node.selectionSet] : []))
        return { kind: 'object', index, key, type: field.type, ...objects(`${path}.${key}`, field.type, below) }
      },
    )
    if (fields.length === 0) throw new Ineligible('an object of which nothing is asked')
    return addVariant(site, typename, fields)
  }

  const objects = (at: string, type: GraphQLOutputType, sets: readonly SelectionSetNode[]) => {
    const lists = listsAround(type)
    if (lists > 1) throw new Ineligible('lists of lists of objects')
    const named = getNamedType(type)
    const path = lists === 1 ? `${at}.@` : at
    const site = siteAt(path)
    if (!isAbstractType(named)) return { site, variants: [variant(site, path, named.name, sets)], isAbstract: false }
    const variants = types.getPossibleTypes(named).map(({ name }) => variant(site, path, name, sets))
    // Without the type in front nothing tells what comes.
    if (!variants.every(({ fields: [first] }) => first?.kind === 'typename' && first.key === '__typename'))
      throw new Ineligible('an abstract type without its __typename in front')
    return { site, variants, isAbstract: true }
  }

  return variant
}
