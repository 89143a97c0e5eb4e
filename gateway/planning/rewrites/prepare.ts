import { randomBytes } from 'node:crypto'
import { Supergraph, printSchema } from '@apollo/federation-internals'
import type { DocumentNode } from 'graphql'
import { parse, print } from 'graphql'
import type { Plan } from '../planner'
import { conflictsIn } from './conflicts'
import { resolvableKeysFirst } from './keyOrder'
import { separateRequiredFields } from './requiredFields'
import { restoreFetch, restoreNames } from './restore'
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
  const findUnanswerable = createFindUnanswerable(original.apiSchema().toGraphQLJSSchema())

  const names = { fields: new Map(fields.map(field => [field.name, field])), twins }
  const restore = (plan: Plan): Plan => {
    if (plan.kind !== 'Subscription') return restoreNames(plan, names)
    const { primary, rest } = plan
    return { ...plan, primary: restoreFetch(primary, names), ...(rest && { rest: restoreNames(rest, names) }) }
  }

  return {
    supergraph:
      text === print(sdl) ? original : Supergraph.build(text, { supportedFeatures: null, validateSupergraph: false }),
    finish(plan, planned) {
      const missing =
        plan?.kind === 'Subscription' ? undefined : findUnanswerable?.(planned.document, planned.operationName, plan)
      if (missing !== undefined) throw new Error(`no subgraph can answer ${missing} here`)
      return plan && fields.length > 0 ? restore(plan) : plan
    },
  }
}
