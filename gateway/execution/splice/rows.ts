import type { Mark, Site, Variant } from './layout'
import { listsAround } from './layout'

/** What stands in the first column of a row for a null in a list. */
export const NULL_ROW = -1

/** In what column of a row a mark stands. The variant's number comes first, then a column for each join. */
export function columnsOf(variant: Variant): ReadonlyMap<Mark, number> {
  const columns = new Map<Mark, number>()
  let next = 1 + variant.site.joins.length
  const add = (mark: Mark, width: number): void => {
    if (!variant.marks.has(mark)) return
    columns.set(mark, next)
    next += width
  }
  for (const field of variant.fields) {
    add(`start ${field.index}`, 1)
    add(`value ${field.index}`, 1)
    // Where the rows of the objects begin; for a list also how many.
    if (field.kind === 'object') add(`child ${field.index}`, 1 + listsAround(field.type))
    add(`end ${field.index}`, 1)
  }
  return columns
}

export const widthOf = (site: Site): number =>
  site.variants.reduce((widest, variant) => {
    const children = variant.fields.filter(
      field => field.kind === 'object' && listsAround(field.type) === 1 && variant.marks.has(`child ${field.index}`),
    )
    return Math.max(widest, 1 + site.joins.length + variant.marks.size + children.length)
  }, 0)
