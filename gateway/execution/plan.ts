import type { FetchNode, PlanNode } from '@apollo/query-planner'
import type { GraphQLFormattedError } from 'graphql'
import type { Data } from './data'
import { isObject, mergeInto } from './data'
import type { Deferral } from './defer'
import { deferStep } from './defer'
import type { Represent } from './representation'
import { compileRepresentation } from './representation'
import type { Rewrite } from './rewrite'
import { compileRewrites } from './rewrite'
import type { Targets } from './targets'
import { targetsBelow } from './targets'
import type { TypeTest } from './types'

/** One call to a subgraph. */
export interface SubgraphCall {
  readonly subgraph: string
  readonly document: string
  readonly operationName: string | undefined
  readonly variables: Data
}

export interface SubgraphAnswer {
  readonly data: Data | null
  readonly errors: readonly GraphQLFormattedError[]
}

/** What one request has while its plan runs. */
export interface Run {
  readonly variables: Readonly<Data>
  /** With the operation's defaults. */
  condition(variable: string): boolean
  /** Asks a subgraph; never rejects: what goes wrong is an error in the answer. */
  readonly call: (call: SubgraphCall) => Promise<SubgraphAnswer>
  readonly errors: GraphQLFormattedError[]
  /** For an operation that is planned with deferred parts. */
  readonly deferral?: Deferral
  /** All that is fetched before the deferred part that is being run. */
  readonly around?: Promise<unknown>
}

/** A step of a plan; it settles when all below it is done. */
export type Step = (run: Run, targets: Targets) => Promise<void>

/** Compiles a plan once, so that running it does no more than its calls and merges. */
export function compilePlan(node: PlanNode, isA: TypeTest): Step {
  switch (node.kind) {
    case 'Sequence': {
      const steps = node.nodes.map(child => compilePlan(child, isA))
      return async (run, targets) => {
        for (const step of steps) await step(run, targets)
      }
    }
    case 'Parallel': {
      const steps = node.nodes.map(child => compilePlan(child, isA))
      return async (run, targets) => {
        await Promise.all(steps.map(step => step(run, targets)))
      }
    }
    case 'Flatten': {
      const step = compilePlan(node.node, isA)
      return async (run, targets) => {
        const below = targetsBelow(targets, node.path)
        if (below.objects.length > 0) await step(run, below)
      }
    }
    case 'Condition': {
      const [whenTrue, whenFalse] = [node.ifClause, node.elseClause].map(child => child && compilePlan(child, isA))
      return async (run, targets) => {
        await (run.condition(node.condition) ? whenTrue : whenFalse)?.(run, targets)
      }
    }
    case 'Fetch':
      return announced(
        node.id,
        node.requires ? entityFetch(node, compileRepresentation(node.requires, isA), isA) : rootFetch(node, isA),
      )
    case 'Defer':
      return deferStep(node, child => compilePlan(child, isA))
  }
}

/** Deferred parts begin when the fetches that they name have come. */
function announced(id: string | undefined, step: Step): Step {
  if (id === undefined) return step
  return async (run, targets) => {
    await step(run, targets)
    run.deferral?.done(id)
  }
}

const variablesOf = (names: readonly string[], given: Readonly<Data>): Data => {
  const used: Data = {}
  for (const name of names) if (Object.hasOwn(given, name) && given[name] !== undefined) used[name] = given[name]
  return used
}

function rootFetch(node: FetchNode, isA: TypeTest): Step {
  const { serviceName: subgraph, operation: document, operationName, variableUsages = [] } = node
  const rewrite = compileRewrites(node.outputRewrites, isA)
  return async (run, targets) => {
    const { data, errors } = await run.call({
      subgraph,
      document,
      operationName,
      variables: variablesOf(variableUsages, run.variables),
    })
    for (const error of errors) run.errors.push(error)
    if (!data) return
    rewrite?.(data)
    for (const target of targets.objects) mergeInto(target, data)
  }
}

/** Each representation with the places of the entities that share it: equal ones are asked for once. */
interface Asked {
  readonly representations: Data[]
  readonly places: number[][]
}

function represent(objects: readonly Data[], represented: Represent, rewrite: Rewrite | undefined): Asked {
  const byText = new Map<string, number>()
  const asked: Asked = { representations: [], places: [] }
  objects.forEach((object, place) => {
    const representation = represented(object)
    if (!representation?.['__typename']) return
    rewrite?.(representation)
    const text = JSON.stringify(representation)
    const known = byText.get(text)
    if (known !== undefined) return asked.places[known]?.push(place)
    byText.set(text, asked.representations.length)
    asked.representations.push(representation)
    asked.places.push([place])
  })
  return asked
}

function entityFetch(node: FetchNode, represented: Represent, isA: TypeTest): Step {
  const { serviceName: subgraph, operation: document, operationName, variableUsages = [] } = node
  const rewriteInput = compileRewrites(node.inputRewrites, isA)
  const rewriteOutput = compileRewrites(node.outputRewrites, isA)
  return async (run, targets) => {
    const { representations, places } = represent(targets.objects, represented, rewriteInput)
    if (representations.length === 0) return
    const variables = { ...variablesOf(variableUsages, run.variables), representations }
    const { data, errors } = await run.call({ subgraph, document, operationName, variables })
    if (errors.length > 0) addEntityErrors(run, targets, places, errors)
    const entities = data?.['_entities']
    if (!Array.isArray(entities)) return
    entities.forEach((entity: unknown, index) => {
      if (!isObject(entity)) return
      const sharing = places[index] ?? []
      sharing.forEach((place, copy) => {
        const target = targets.objects[place]
        if (!target) return
        // Entities that share a representation get a copy each: later fetches add to each by itself.
        const own = copy === sharing.length - 1 ? entity : structuredClone(entity)
        if (!own['__typename']) own['__typename'] = target['__typename']
        rewriteOutput?.(own)
        mergeInto(target, own)
      })
    })
  }
}

/** An error about entity n is about every place of the answer where that entity stands. */
function addEntityErrors(
  run: Run,
  targets: Targets,
  places: readonly (readonly number[])[],
  errors: readonly GraphQLFormattedError[],
): void {
  const paths = targets.paths()
  for (const { path, ...error } of errors) {
    const index = path?.[0] === '_entities' ? path[1] : undefined
    if (typeof index !== 'number') run.errors.push(error)
    else
      for (const place of places[index] ?? [])
        run.errors.push({ ...error, path: [...(paths[place] ?? []), ...(path ?? []).slice(2)] })
  }
}
