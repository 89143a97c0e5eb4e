import type { FetchNode, PlanNode } from '@apollo/query-planner'
import type { GraphQLObjectType, GraphQLSchema, OperationDefinitionNode, SelectionSetNode } from 'graphql'
import { Kind, parse } from 'graphql'
import type { ConditionOf, Fragments } from '../fields'
import type { TypeTest } from '../types'
import type { Generated } from './generate'
import { generate } from './generate'
import { Ineligible } from './ineligible'
import type { AddVariant, Join, Site } from './layout'
import { addSite, addVariant, createLayout } from './layout'
import type { Output } from './output'
import { compileOutput, markOutput, sourcesOf } from './output'
import { printerCode } from './printerCode'
import type { RepresentationPart } from './representations'
import { representationOf } from './representations'
import { entitiesCode, rootCode, variantCode } from './walkerCode'

/** One fetch of a program. */
export interface SplicedFetch {
  readonly number: number
  readonly node: FetchNode
  readonly join: Join
  /** By the variant's number in the join's site, undefined where nothing is asked; none for a fetch of root fields. */
  readonly representations: readonly (Representation | undefined)[] | undefined
}

interface Representation {
  readonly parts: readonly RepresentationPart[]
  /** The number of the entity's variant. */
  readonly expected: number
}

export type ProgramStep =
  | { readonly kind: 'Fetch'; readonly fetch: SplicedFetch }
  | { readonly kind: 'Sequence' | 'Parallel'; readonly steps: readonly ProgramStep[] }

/** A plan and an answer's shape, made into code for one way the conditions are. */
export interface Program extends Generated {
  readonly step: ProgramStep
  readonly sites: readonly Site[]
  readonly fetches: readonly SplicedFetch[]
  /** Whether the only fetch's answer is the client's as it comes. */
  readonly isPassedOn: boolean
}

export interface ProgramOptions {
  readonly definition: OperationDefinitionNode
  readonly fragments: Fragments
  readonly root: GraphQLObjectType
  /** What clients see. */
  readonly schema: GraphQLSchema
  /** The supergraph's types, with those that clients do not see. */
  readonly types: GraphQLSchema
  readonly isA: TypeTest
  readonly conditionOf: ConditionOf
}

/** @throws Ineligible */
export function compileProgram(plan: PlanNode, options: ProgramOptions): Program {
  const { definition, fragments, root, schema, types, isA, conditionOf } = options
  const sites: Site[] = []
  const places = new Map<string, Site[]>()
  const rootSite = addSite(sites, -1)
  const rootVariant = addVariant(rootSite, root.name, [])
  const fetches: SplicedFetch[] = []

  /** @param done the joins whose answers have come by then; those of the step are added */
  const stepOf = (node: PlanNode, path: string, done: Set<Join>): ProgramStep => {
    switch (node.kind) {
      case 'Sequence':
        return { kind: node.kind, steps: node.nodes.map(child => stepOf(child, path, done)) }
      case 'Parallel': {
        const before = [...done]
        const ends = node.nodes.map(child => {
          const mine = new Set(before)
          return { step: stepOf(child, path, mine), mine }
        })
        for (const { mine } of ends) for (const join of mine) done.add(join)
        return { kind: node.kind, steps: ends.map(({ step }) => step) }
      }
      case 'Condition': {
        const chosen = conditionOf(node.condition) ? node.ifClause : node.elseClause
        return chosen ? stepOf(chosen, path, done) : { kind: 'Sequence', steps: [] }
      }
      case 'Flatten':
        return stepOf(node.node, `${path}.${node.path.join('.')}`, done)
      case 'Fetch':
        return { kind: 'Fetch', fetch: fetchOf(node, path, done) }
      case 'Defer':
        throw new Ineligible('parts that come later')
    }
  }

  const fetchOf = (node: FetchNode, path: string, done: Set<Join>): SplicedFetch => {
    const rewrites = [node.inputRewrites, node.outputRewrites, node.contextRewrites]
    if (rewrites.some(some => some && some.length > 0)) throw new Ineligible('a fetch with rewrites')
    const number = fetches.length
    const read = readDocument(node.operation)
    const layout = createLayout({ types, conditionOf, sites, places, fetch: number, fragments: read.fragments })
    const fetch = node.requires
      ? entityFetch(node, number, path, layout, read.set, done)
      : rootFetch(node, number, path, layout, read.set)
    fetch.join.site.joins.push(fetch.join)
    fetches.push(fetch)
    done.add(fetch.join)
    return fetch
  }

  const rootFetch = (
    node: FetchNode,
    number: number,
    path: string,
    layout: AddVariant,
    set: SelectionSetNode,
  ): SplicedFetch => {
    if (path !== '') throw new Ineligible('root fields below an object')
    const entities = addSite(sites, number)
    const variants = new Map([[root.name, layout(entities, path, root.name, [set])]])
    const join: Join = { index: rootSite.joins.length, site: rootSite, entities, variants }
    return { number, node, join, representations: undefined }
  }

  const entityFetch = (
    node: FetchNode,
    number: number,
    path: string,
    layout: AddVariant,
    { selections: [only, ...more] }: SelectionSetNode,
    done: ReadonlySet<Join>,
  ): SplicedFetch => {
    const [site, ...others] = places.get(path) ?? []
    if (!site || others.length > 0) throw new Ineligible('objects of which two fetches bring parts')
    if (only?.kind !== Kind.FIELD || !only.selectionSet || more.length > 0) throw new Ineligible('more than entities')
    const { selectionSet } = only
    const entities = addSite(sites, number)
    const known = site.joins.filter(join => done.has(join))
    const variants: Join['variants'] & Map<string, ReturnType<AddVariant>> = new Map()
    const representations = site.variants.map((variant): Representation | undefined => {
      const parts = representationOf(node.requires ?? [], sourcesOf(variant, known), isA)
      if (!parts) return undefined
      const { typename } = variant
      const entity = variants.get(typename) ?? layout(entities, path, typename, [selectionSet])
      variants.set(typename, entity)
      return { parts, expected: entity.index }
    })
    return { number, node, join: { index: site.joins.length, site, entities, variants }, representations }
  }

  const step = stepOf(plan, '', new Set())
  const output = compileOutput(rootVariant, root, [definition.selectionSet], { schema, fragments, conditionOf })
  markOutput(output)
  for (const { representations } of fetches) if (representations) markRepresentations(representations)
  for (const { join, representations } of fetches) if (representations) keepBoth(join)
  return {
    step,
    sites,
    fetches,
    isPassedOn: fetches.length === 1 && isPassedOn(output),
    ...generate(
      fetches.map(({ number, join, representations }) => ({
        name: representations ? 'entities' : 'root',
        code: walkCode(
          sites.filter(site => site.fetch === number),
          join,
          representations !== undefined,
          schema,
        ),
      })),
      printerCode(output),
    ),
  }
}

function readDocument(document: string): { set: SelectionSetNode; fragments: Fragments } {
  const { definitions } = parse(document, { noLocation: true })
  const operation = definitions.find(node => node.kind === Kind.OPERATION_DEFINITION)
  if (!operation) throw new Ineligible('a fetch without an operation')
  return {
    set: operation.selectionSet,
    fragments: new Map(
      definitions.flatMap(node => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
    ),
  }
}

const keepBoth = ({ site, entities }: Join): void => {
  site.isKept = true
  entities.isKept = true
}

function markRepresentations(representations: NonNullable<SplicedFetch['representations']>): void {
  for (const part of representations.flatMap(one => one?.parts ?? [])) {
    if (typeof part === 'string') continue
    part.source.variant.site.isKept = true
    part.source.variant.marks.add(`value ${part.field.index}`)
    part.source.variant.marks.add(`end ${part.field.index}`)
  }
}

function walkCode(
  sites: readonly Site[],
  { entities, variants }: Join,
  isEntities: boolean,
  schema: GraphQLSchema,
): string {
  const functions = sites
    .flatMap(site => site.variants)
    .filter(({ isUnusable }) => !isUnusable)
    .map(variant => variantCode(variant, schema))
    .join('')
  if (isEntities) return functions + entitiesCode(entities)
  const [root] = variants.values()
  if (!root) throw new Ineligible('a fetch of nothing')
  return functions + rootCode(root)
}

/** Whether the client's answer is one fetch's without a byte more or less. */
function isPassedOn({ items: [only, ...more] }: Output): boolean {
  return (
    only?.kind === 'segment' &&
    more.length === 0 &&
    only.first === 0 &&
    only.last === only.source.variant.fields.length - 1
  )
}
