import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { project } from './command'

/** The main request, as it is registered. */
export const main = readFileSync(join(project, 'schema', 'operations', 'ServicePage.graphql'), 'utf8')

/** What the main request selects of a service. */
function selectionOf(document: string): string {
  const begin = document.indexOf('{', document.indexOf('service(id: $id)'))
  let depth = 0
  for (let at = begin; at < document.length; at++) {
    if (document[at] === '{') depth++
    if (document[at] === '}' && --depth === 0) return document.slice(begin, at + 1)
  }
  throw new Error('the main request does not select a service by its id')
}

/** The same selection for a page of services. */
export const page = `query ServicesPage($first: Int!) { services(first: $first) { nodes ${selectionOf(main)} } }`

export const serviceIds = 'query ServiceIds { services(first: 100) { nodes { id } } }'
