import type { BuiltGraph } from './buildGraph'
import type { Plan, PlanOptions } from './planner'

/** What the planning thread is started with. */
export interface ThreadData {
  readonly sdl: string
}

/** What it is asked, one at a time. */
export interface PlanRequest {
  readonly document: string
  readonly operationName: string | undefined
  readonly options: PlanOptions
}

/** What it says: first whether the supergraph is good, then one answer for each request. */
export type ThreadMessage =
  | { readonly kind: 'built'; readonly graph: BuiltGraph }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'planned'; readonly plan: Plan | undefined }
  | { readonly kind: 'failed'; readonly reason: string }
