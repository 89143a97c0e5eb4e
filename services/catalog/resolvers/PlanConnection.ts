import type { CatalogContext } from '../context'
import type { ListedPlan, PlanList } from '../domain/planList'
import { encodeCursor } from '../domain/planCursor'
import type { PlanConnectionResolvers } from './types.generated'

const cursorOf = ({ listing }: PlanList, plan: ListedPlan, { cursorSecrets }: CatalogContext): string =>
  encodeCursor(cursorSecrets, listing, plan)

const cursorOrNull = (list: PlanList, plan: ListedPlan | undefined, context: CatalogContext): string | null =>
  plan ? cursorOf(list, plan, context) : null

export const PlanConnection: PlanConnectionResolvers = {
  edges: (list, _, context) => list.plans.map(plan => ({ cursor: cursorOf(list, plan, context), node: plan })),
  nodes: ({ plans }) => [...plans],
  pageInfo: (list, _, context) => ({
    hasNextPage: list.hasNextPage,
    hasPreviousPage: list.hasPreviousPage,
    startCursor: cursorOrNull(list, list.plans.at(0), context),
    endCursor: cursorOrNull(list, list.plans.at(-1), context),
  }),
  totalCount: list => list.count(),
}
