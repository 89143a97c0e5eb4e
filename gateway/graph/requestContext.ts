import type { Principal } from '../identity/principal'

/** What goes along with one GraphQL request; a type and not an interface, so that it is a record to Apollo. */
export type RequestContext = {
  readonly principal: Principal
  readonly requestId: string
  /** How many calls went to which subgraph. */
  readonly fetches: Record<string, number>
}

export const isRequestContext = (context: Record<string, unknown>): context is RequestContext =>
  'principal' in context && 'requestId' in context && 'fetches' in context
