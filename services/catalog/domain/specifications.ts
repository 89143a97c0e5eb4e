import type { Json } from './numeral'
import { isObject } from './numeral'
import type { PlanContent } from './plan'

export interface Specification {
  readonly name: string
  readonly value: string
}

/** What `hardware` already says of a server. */
const shownAsHardware = /^server\.(cpu\.|frame\.size$)/

function flatten(path: string, value: Json | undefined): Specification[] {
  if (value === null || value === undefined) return []
  if (Array.isArray(value)) {
    if (value.every(item => typeof item !== 'object'))
      return value.length ? [{ name: path, value: value.join(', ') }] : []
    return value.flatMap((item, index) => flatten(`${path}.${index}`, item))
  }
  if (isObject(value))
    return Object.entries(value).flatMap(([name, inner]) => flatten(path ? `${path}.${name}` : name, inner))
  return [{ name: path, value: String(value) }]
}

/** Technical, commercial and usage data as names and values: what a page shows without knowing the product. */
export function specificationsOf({ technical, blobs, consumption, hardware, product }: PlanContent): Specification[] {
  const ofProduct = flatten('', technical)
  return [
    ...(hardware ? ofProduct.filter(({ name }) => !shownAsHardware.test(name)) : ofProduct),
    ...flatten('', blobs),
    ...flatten('consumption', consumption),
    ...(product?.configurations ?? []).map(({ name, custom, values }) => ({
      name: `product.configurations.${name}`,
      value: custom ? 'custom' : values.join(', '),
    })),
  ]
}
