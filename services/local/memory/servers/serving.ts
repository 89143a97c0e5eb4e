import type { Clock } from '../../../shared/runtime/clock'
import type { IdentityVerifier } from '../../../shared/runtime/identity'
import type { Log } from '../../../shared/runtime/log'
import type { Running } from '../../../shared/runtime/process'
import type { Subgraph } from '../stores/subgraph'
import type { World } from '../stores/world'

/** What a server is given to serve a subgraph. */
export interface Serving {
  readonly subgraph: Subgraph
  /** Path of its SDL. */
  readonly sdl: string
  readonly world: World
  readonly host: string
  readonly port: number
  readonly verify: IdentityVerifier
  readonly clock: Clock
  readonly log: Log
}

export type Serve = (serving: Serving) => Promise<Running>
