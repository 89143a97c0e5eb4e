import type { Graph, Shape } from './shape'
import { hosting, oneService, pageOf50 } from './hosting'
import { nested, shop } from './shop'

export const graphs: readonly Graph[] = [hosting, shop]
export const shapes: readonly Shape[] = [oneService, pageOf50, nested]

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
