import type { PlanNode } from '@apollo/query-planner'
import type { Data } from '../data'
import type { ConditionOf } from '../fields'
import { Ineligible } from './ineligible'
import type { ProgramOptions } from './program'
import { compileProgram } from './program'
import type { Splice } from './splice'
import { compileSplice } from './splice'

/** How often an operation is asked for before code is made of it: one that comes once is not worth it. */
const coldRuns = 2

/** After so many answers in a row that were other than expected, an operation is left to the plain path for a while. */
const mostMisses = 20

/** The while, in requests: whatever was wrong may be over. */
const rest = 200

interface Entry {
  runs: number
  misses: number
  resting: number
  splice: Splice | undefined
}

export interface Splices {
  /** The way over bytes for these variables; undefined when there is none, or not yet. */
  of(variables: Readonly<Data>): Splice | undefined
}

interface Conditions {
  /** The variables that decide what is left out. */
  readonly conditions: readonly string[]
  readonly condition: (variables: Readonly<Data>, variable: string) => boolean
  readonly coldRuns: number | undefined
}

/** The spliced ways of one operation: for each way its conditions can be, one that is compiled when it has come often enough. */
export function createSplices(
  plan: PlanNode,
  options: Omit<ProgramOptions, 'conditionOf'>,
  { conditions, condition, coldRuns: waitFor = coldRuns }: Conditions,
): Splices {
  const entries = new Map<string, Entry>()

  const compile = (conditionOf: ConditionOf): Splice | undefined => {
    try {
      return compileSplice(compileProgram(plan, { ...options, conditionOf }))
    } catch (error) {
      if (error instanceof Ineligible) return undefined
      throw error
    }
  }

  return {
    of(variables) {
      let key = ''
      for (const variable of conditions) key += condition(variables, variable) ? '1' : '0'
      const entry = entries.get(key) ?? { runs: 0, misses: 0, resting: 0, splice: undefined }
      entries.set(key, entry)
      if (entry.resting > 0) {
        entry.resting--
        return undefined
      }
      if (entry.runs > waitFor || entry.runs++ < waitFor) return entry.splice
      const splice = compile(variable => condition(variables, variable))
      entry.splice =
        splice &&
        (async request => {
          const body = await splice(request)
          entry.misses = body ? 0 : entry.misses + 1
          if (entry.misses === mostMisses) {
            entry.misses = 0
            entry.resting = rest
          }
          return body
        })
      return entry.splice
    },
  }
}
