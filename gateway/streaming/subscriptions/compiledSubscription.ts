import type { Data } from '../../execution/data'
import type { CompileContext, CompiledOperation } from '../../execution/operation'
import { compileOperation } from '../../execution/operation'
import { compileRewrites } from '../../execution/rewrite'
import type { ValidOperation } from '../../operations/operations'
import type { Values } from '../../operations/variables'
import type { Plan, Planner } from '../../planning/planner'

/** A subscription, planned and compiled: where its events come from, and how each of them becomes an answer. */
export interface CompiledSubscription {
  readonly subgraph: string
  /** What is subscribed to there. */
  readonly document: string
  readonly operationName: string | undefined
  variables(given: Values): Data
  /** Gives the subgraph's data their names of the graph. */
  rewrite(data: Data): void
  /** Fetches the rest for each event, and makes the answer of it. */
  readonly rest: CompiledOperation
}

function compileSubscription(
  { document, definition }: ValidOperation,
  plan: Plan | undefined,
  context: CompileContext,
): CompiledSubscription {
  if (plan?.kind !== 'Subscription') throw new TypeError('the plan of a subscription is none')
  const { primary, rest } = plan
  const { variableUsages = [] } = primary
  const rewrite = compileRewrites(primary.outputRewrites, context.isA)
  return {
    subgraph: primary.serviceName,
    document: primary.operation,
    operationName: primary.operationName,
    variables: given =>
      Object.fromEntries(
        variableUsages.flatMap(name =>
          Object.hasOwn(given, name) && given[name] !== undefined ? [[name, given[name]]] : [],
        ),
      ),
    rewrite: data => rewrite?.(data),
    rest: compileOperation(document, definition, rest, context),
  }
}

/** Compiled once an operation. */
export function createSubscriptionCache(
  planner: Pick<Planner, 'plan'>,
  context: CompileContext,
): (operation: ValidOperation) => Promise<CompiledSubscription> {
  const known = new WeakMap<ValidOperation['definition'], Promise<CompiledSubscription>>()
  return operation => {
    const { definition, text } = operation
    const found =
      known.get(definition) ??
      planner.plan(text, definition.name?.value).then(plan => compileSubscription(operation, plan, context))
    known.set(definition, found)
    found.catch(() => known.delete(definition))
    return found
  }
}
