import { hosting, oneService, pageOf50 } from './hosting'
import { oneInMemory, pageInMemory } from './inMemory'
import { allOperations, coldOperations } from './operations'
import type { Graph, Shape } from './shape'
import { nested, shop } from './shop'

const graphs: readonly Graph[] = [hosting, shop]
const shapes: readonly Shape[] = [
  oneService,
  pageOf50,
  nested,
  coldOperations,
  allOperations,
  oneInMemory,
  pageInMemory,
]

export function graphNamed(name: string): Graph {
  const found = graphs.find(graph => graph.name === name)
  if (!found) throw new Error(`there is no graph ${name}`)
  return found
}

export function shapeNamed(name: string): Shape {
  const found = shapes.find(shape => shape.name === name)
  if (!found) throw new Error(`there is no shape ${name}`)
  return found
}
