import { conditionVariables } from '../../execution/conditions'
import type { CallIn } from '../../graph/executor'
import { invalidValue } from '../../graph/executor'
import type { RequestContext } from '../../graph/requestContext'
import type { ValidOperation } from '../../operations/operations'
import type { Values } from '../../operations/variables'
import { deferConditions, hasDefer } from './deferredDocument'
import type { DeferContext, DeferredOperation } from './deferredOperation'
import { compileDeferred } from './deferredOperation'
import type { DeferredAnswer } from './executeDeferred'
import { executeDeferred } from './executeDeferred'

type Defer = (
  operation: ValidOperation,
  variables: Values,
  context: RequestContext,
  signal: AbortSignal,
) => Promise<DeferredAnswer | undefined>

export interface Deferring {
  /** Whether anything of an operation may be deferred. */
  mayDefer(operation: ValidOperation): boolean
  /**
   * Executes an operation in parts; undefined when nothing of it is deferred, and it is to be answered in one piece.
   * @param variables coerced
   * @param signal aborted when the client is gone: nothing is fetched from then on
   */
  readonly defer: Defer
}

/** How many outcomes of its conditions are kept for one operation. */
const kept = 16

interface Known {
  readonly conditions: readonly string[]
  readonly byOutcome: Map<string, Promise<DeferredOperation | undefined>>
}

export function createDeferring({ callIn, ...context }: DeferContext & { readonly callIn: CallIn }): Deferring {
  /** Undefined for a document without `@defer`. */
  const known = new WeakMap<ValidOperation['definition'], Known | undefined>()

  const knownOf = ({ document, definition }: ValidOperation): Known | undefined => {
    if (known.has(definition)) return known.get(definition)
    const conditions = [...new Set([...conditionVariables(document), ...deferConditions(document)])].sort()
    const found = hasDefer(document) ? { conditions, byOutcome: new Map() } : undefined
    known.set(definition, found)
    return found
  }

  const compiled = (
    operation: ValidOperation,
    variables: Values,
  ): Promise<DeferredOperation | undefined> | undefined => {
    const found = knownOf(operation)
    if (!found) return undefined
    const { conditions, byOutcome } = found
    const key = conditions.map(name => (variables[name] === true ? '1' : '0')).join('')
    const { document, definition } = operation
    const deferred =
      byOutcome.get(key) ?? compileDeferred(document, definition, name => variables[name] === true, context)
    byOutcome.delete(key)
    byOutcome.set(key, deferred)
    deferred.catch(() => byOutcome.delete(key))
    const oldest = byOutcome.size > kept ? byOutcome.keys().next().value : undefined
    if (oldest !== undefined) byOutcome.delete(oldest)
    return deferred
  }

  return {
    mayDefer: operation => knownOf(operation) !== undefined,
    async defer(operation, variables, request, signal) {
      const deferred = await compiled(operation, variables)
      return (
        deferred && executeDeferred(deferred, { variables, call: callIn(request), onInvalid: invalidValue, signal })
      )
    },
  }
}
