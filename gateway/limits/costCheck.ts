import { GraphQLError } from 'graphql'
import type { CompileCheck } from '../graph/checks'
import type { CostOptions } from './cost'
import { compileCost } from './cost'
import { overLimit } from './overLimit'

/** Refuses what costs more than it may, by the figures that its variables give, before anything of it is executed. */
export const compileCostCheck =
  (options: Omit<CostOptions, 'schema'>, limit: number): CompileCheck =>
  ({ schema, document, operation }) => {
    const { of, unsliced } = compileCost({ ...options, schema }, document, operation)
    const [first] = unsliced
    if (first) {
      const [coordinate, names] = first
      const refusal = new GraphQLError(`${coordinate} needs exactly one of its arguments ${names.join(', ')}.`, {
        extensions: { code: 'SLICING_ARGUMENT_REQUIRED', coordinate, http: { status: 400 } },
      })
      return () => refusal
    }
    return ({ variables }) => {
      const cost = of(variables)
      return cost > limit ? overLimit('COST_LIMIT_EXCEEDED', 'The operation costs too much', cost, limit) : undefined
    }
  }
