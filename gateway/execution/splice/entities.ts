import type { ByteText } from '../byteText'
import { byteText } from '../byteText'
import type { Rows } from './generate'
import type { Mark } from './layout'
import type { SplicedFetch } from './program'
import type { RepresentationPart } from './representations'
import { NULL_ROW, columnsOf, widthOf } from './rows'

/** What is asked for in one fetch of entities. */
interface Representations {
  readonly texts: readonly ByteText[]
  /** Of which variant the answer to each has to be. */
  readonly expected: readonly number[]
}

/** Makes the representations of a site's objects, and writes into their rows which entities belong to them. */
export type Represent = (rows: Rows, texts: readonly ByteText[]) => Representations

/** Where a value stands: in the rows of which site, found by which column, in which answer. */
interface Place {
  readonly site: number
  readonly fetch: number
  readonly joinColumn: number | undefined
  readonly start: number
  readonly end: number
}

export function compileRepresent({ join, representations }: SplicedFetch): Represent {
  const { site } = join
  const column = 1 + join.index
  const width = widthOf(site)
  const entityWidth = widthOf(join.entities)
  const shapes: string[] = []
  const variants = site.variants.map((_, index) => {
    const representation = representations?.[index]
    if (!representation) return undefined
    const parts = representation.parts.map(placeOf)
    const shape = parts.map(part => (typeof part === 'string' ? part : '\0')).join('')
    if (!shapes.includes(shape)) shapes.push(shape)
    return { expected: representation.expected, parts, shape: shapes.indexOf(shape) }
  })
  return (rows, texts) => {
    const made: ByteText[] = []
    const expected: number[] = []
    const known = shapes.map(() => new Map<string, number>())
    const objects = rows[site.id] ?? []
    for (let row = 0; row < objects.length; row += width) {
      const number = objects[row] ?? NULL_ROW
      const variant = number === NULL_ROW ? undefined : variants[number]
      if (!variant) continue
      // Representations of one shape are equal when their values are.
      let values = ''
      for (const part of variant.parts) if (typeof part !== 'string') values += `${valueAt(part, rows, texts, row)},`
      const byValues = known[variant.shape]
      let index = byValues?.get(values)
      if (index === undefined) {
        index = made.length
        byValues?.set(values, index)
        let text = ''
        for (const part of variant.parts) text += typeof part === 'string' ? part : valueAt(part, rows, texts, row)
        made.push(text as ByteText)
        expected.push(variant.expected)
      }
      objects[row + column] = index * entityWidth
    }
    return { texts: made, expected }
  }

  function placeOf(part: RepresentationPart): ByteText | Place {
    if (typeof part === 'string') return byteText(part)
    const { variant, join: joined } = part.source
    const columns = columnsOf(variant)
    const columnAt = (mark: Mark): number => columns.get(mark) ?? 0
    return {
      site: variant.site.id,
      fetch: variant.site.fetch,
      joinColumn: joined && 1 + joined.index,
      start: columnAt(`value ${part.field.index}`),
      end: columnAt(`end ${part.field.index}`),
    }
  }

  function valueAt(place: Place, rows: Rows, texts: readonly ByteText[], row: number): string {
    const table = rows[place.site] ?? []
    const at = place.joinColumn === undefined ? row : (rows[site.id]?.[row + place.joinColumn] ?? 0)
    return (texts[place.fetch] ?? '').substring(table[at + place.start] ?? 0, table[at + place.end] ?? 0)
  }
}
