import type { Model } from '../stubs/model'

/** A subgraph of a graph that gateways are measured on. */
interface StubSubgraph {
  readonly name: string
  readonly model: Model
  /** Its schema, federation 2. */
  readonly sdl: string
  /** The same in federation 1 as far as the operations need it, for gateways that know no other. */
  readonly sdlOfFederation1: string
}

export interface Graph {
  readonly name: string
  readonly subgraphs: readonly StubSubgraph[]
  /** The composed graph that is served in production; made of the subgraphs where there is none. */
  readonly supergraph?: string
}

/** What clients ask. */
export interface Shape {
  readonly name: string
  readonly title: string
  readonly graph: string
  /** Whether the stubs answer it: then what its answer must be is known to the letter. */
  readonly isOfStubs: boolean
  document(request: number): string
  readonly operationName: string
  /** How many different requests there are. */
  readonly count: number
  variables(request: number): Readonly<Record<string, unknown>>
  /** What the answer to it must hold, and no other answer does where requests differ. */
  marks(request: number): readonly string[]
}
