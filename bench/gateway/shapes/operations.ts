import type { FieldNode } from 'graphql'
import { parse, print, visit } from 'graphql'
import { main as servicePage } from '../../documents'
import { oneService, SERVICES } from './hosting'
import type { Shape } from './shape'

/** Many different operations: what a person could ask of a service, each with a selection of its own. */

/** Enough that each number leaves out other fields. */
const BITS = 14

const document = parse(servicePage, { noLocation: true })

/** Leaves out the fields of the main request whose bit is not set; the service's id always stays. */
function selectionOf(number: number): string {
  let leaf = 0
  const isLeftOut = (node: FieldNode): boolean =>
    !node.selectionSet && node.name.value !== 'id' && ((number >> (leaf++ % BITS)) & 1) === 0
  const some = visit(document, { Field: { enter: node => (isLeftOut(node) ? null : undefined) } })
  // A field whose selection is empty goes with it, and so on upwards.
  return print(
    visit(some, { Field: { leave: node => (node.selectionSet?.selections.length === 0 ? null : undefined) } }),
  )
}

const COUNT = 10_000
/** The last ones are kept for those that must not have been seen before. */
const COLD = 200

const documents = new Map<number, string>()
function documentOf(number: number): string {
  const known = documents.get(number)
  if (known !== undefined) return known
  const made = selectionOf(number)
  documents.set(number, made)
  return made
}

const service = (number: number): number => (number * 7919) % SERVICES

const operations = (name: string, title: string, from: number, count: number, sent: (at: number) => number): Shape => ({
  ...oneService,
  name,
  title,
  count,
  document: request => documentOf(from + sent(request)),
  variables: request => oneService.variables(service(request)),
  marks: request => oneService.marks(service(request)),
})

export const coldOperations = operations('cold', `${COLD} operations`, COUNT, COLD, at => at)

/**
 * Of ten requests nine ask for the few hundred operations that are asked for all the time, as clients do, and one for any
 * of all: the known ones come and go.
 */
const REQUESTS = 20_000
const USUAL = 300
export const allOperations = operations('operations', `${COUNT} operations`, 0, REQUESTS, at =>
  at % 10 === 0 ? (at / 10) % COUNT : at % USUAL,
)
