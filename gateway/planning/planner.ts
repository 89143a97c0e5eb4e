import type { PlanNode } from '@apollo/query-planner'

/** Says which subgraphs are asked for what, in which order. */
export interface Planner {
  /**
   * The plan of an operation that is valid for the client's schema, as plain data; undefined when no subgraph is needed.
   * @param operationName which one, where the document has several
   */
  plan(document: string, operationName: string | undefined): Promise<PlanNode | undefined>
  close(): Promise<void>
}
