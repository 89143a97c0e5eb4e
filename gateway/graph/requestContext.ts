import type { IncomingHttpHeaders } from 'node:http'
import type { Principal } from '../identity/principal'
import type { Client } from '../usage/clients'

/** What goes along with one GraphQL request; a type and not an interface, so that it is a record to Apollo. */
export type RequestContext = {
  readonly principal: Principal
  /** The application that asks, as it calls itself. */
  readonly client: Client
  /** Of the client's request: what of them goes on to subgraphs is a matter of rules. */
  readonly headers: IncomingHttpHeaders
  readonly requestId: string
  /** How many calls went to which subgraph. */
  readonly fetches: Record<string, number>
}
