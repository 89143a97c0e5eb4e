import type { PlanNode, SubscriptionNode } from '@apollo/query-planner'

/** How an operation is planned. */
export interface PlanOptions {
  /** Deferred fragments become parts of the plan by themselves; otherwise `@defer` is as if it were not there. */
  readonly defer?: boolean
}

/** A query's or mutation's plan, or a subscription's: what is subscribed to, and what is fetched for each of its events. */
export type Plan = PlanNode | SubscriptionNode

/** Says which subgraphs are asked for what, in which order. */
export interface Planner {
  /**
   * The plan of an operation that is valid for the client's schema, as plain data; undefined when no subgraph is needed.
   * @param operationName which one, where the document has several
   */
  plan(document: string, operationName: string | undefined, options?: PlanOptions): Promise<Plan | undefined>
  close(): Promise<void>
}

/** @throws TypeError for a subscription's plan, which answers more than once. */
export function answeredOnce(plan: Plan | undefined): PlanNode | undefined {
  if (plan?.kind === 'Subscription') throw new TypeError('a subscription is not answered in one piece')
  return plan
}

/** No plan for now, through no fault of the operation: it may be asked for again. */
export class PlannerUnavailable extends Error {}
