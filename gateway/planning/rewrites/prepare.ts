import { randomBytes } from 'node:crypto'
import { Supergraph, printSchema } from '@apollo/federation-internals'
import type { FetchNode, PlanNode } from '@apollo/query-planner'
import type { DocumentNode } from 'graphql'
import { getOperationAST, parse, print } from 'graphql'
import type { Plan } from '../planner'
import { conflictsIn } from './conflicts'
import { createWriteDefaults } from './directiveDefaults'
import { mapFetches } from './fetches'
import { resolvableKeysFirst } from './keyOrder'
import { createAskForLostTypes } from './lostTypes'
import { separateRequiredFields } from './requiredFields'
import { restoreFetch } from './restore'
import { splitSubgraphs } from './splitSubgraphs'
import { createFindUnanswerable } from './unanswerable'

/** What was planned. */
interface Planned {
  readonly document: DocumentNode
  readonly operationName: string | undefined
}

interface Prepared {
  /** As the planner should see it; clients never do. */
  readonly supergraph: Supergraph
  /**
   * Makes of a plan one for the subgraphs as they are.
   * @throws when it leaves out what the client asks for.
   */
  finish(plan: Plan | undefined, planned: Planned): Plan | undefined
}

/** Rewrites a supergraph so that Apollo's planner plans right what it would plan wrong. */
export function prepareForPlanning(original: Supergraph): Prepared {
  const sdl = parse(printSchema(original.schema), { noLocation: true })
  const { supergraph, fields } = separateRequiredFields(resolvableKeysFirst(sdl), randomBytes(4).toString('hex'))
  const { supergraph: divided, twins } = splitSubgraphs(supergraph, conflictsIn(supergraph, fields))
  const text = print(divided)
  const schema = original.apiSchema().toGraphQLJSSchema()
  const findUnanswerable = createFindUnanswerable(schema)
  const writeDefaults = createWriteDefaults(schema)
  const askForLostTypes = createAskForLostTypes(original, schema)
  const names = { fields: new Map(fields.map(field => [field.name, field])), twins }

  const finishFetch = (fetch: FetchNode): FetchNode => {
    const restored = fields.length > 0 ? restoreFetch(fetch, names) : fetch
    return writeDefaults ? { ...restored, operation: writeDefaults(restored.operation) } : restored
  }

  const finishNode = (plan: PlanNode | undefined, { document, operationName }: Planned): PlanNode | undefined => {
    const operation = getOperationAST(document, operationName)
    if (!operation) return plan
    const missing = findUnanswerable?.(document, operation, plan)
    if (missing !== undefined) throw new Error(`no subgraph can answer ${missing} here`)
    if (!plan) return undefined
    const restored = mapFetches(plan, finishFetch)
    return askForLostTypes?.(restored, document, operation) ?? restored
  }

  return {
    supergraph:
      text === print(sdl) ? original : Supergraph.build(text, { supportedFeatures: null, validateSupergraph: false }),
    finish(plan, planned) {
      if (plan?.kind !== 'Subscription') return finishNode(plan, planned)
      const { primary, rest } = plan
      return {
        ...plan,
        primary: finishFetch(primary),
        ...(rest && { rest: mapFetches(rest, finishFetch) }),
      }
    },
  }
}
