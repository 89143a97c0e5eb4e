/** All stub subgraphs of a graph in a process of their own. */
import { obey } from '../processes/child'
import { graphNamed } from '../shapes/all'
import { Stub } from './server'

/** The name of a graph starts its subgraphs; nothing asks how often they were called. */
export interface StubsOrder {
  readonly graph?: string
}

/** By subgraph: the port it listens on, and the calls it has had. */
export type StubsTold = Readonly<Record<string, { readonly port: number; readonly calls: number }>>

const running = new Map<string, { port: number; stub: Stub }>()

obey<StubsOrder>(async ({ graph }) => {
  for (const { name, model } of graph === undefined ? [] : graphNamed(graph).subgraphs) {
    const stub = new Stub(model)
    running.set(name, { stub, port: await stub.listen() })
  }
  return Object.fromEntries([...running].map(([name, { port, stub }]) => [name, { port, calls: stub.calls }]))
})
