import type { GraphQLSchema } from 'graphql'
import type { ByteText } from '../execution/byteText'
import { bytesAsText } from '../execution/byteText'
import type { Ask, Asked, Entities, Reply } from '../execution/ask'
import type { SubgraphAnswer } from '../execution/plan'
import type { Principal } from '../identity/principal'
import { isRecord } from '../record'
import { createChanges } from './changes'
import type { CachePolicy, FetchPolicies } from './policy'
import { createCachePolicies } from './policy'
import type { CacheStore } from './store'

/** Entities that subgraphs have told of, for as long as the schema's `@cacheControl` says. */
export interface EntityCache {
  /** Asks only for what is not known; one for each request. */
  around(ask: Ask, principal: Principal): Ask
}

export type OnLookup = (subgraph: string, hits: number, misses: number) => void

/** Who may have changed something. */
const callerOf = ({ role, accountId }: Principal): string => `${role} ${accountId}`

interface Found {
  readonly policy: CachePolicy
  readonly key: string
  readonly text: string | undefined
  readonly tags: readonly string[]
}

/** The type, and each value that finds the entity: `Book`, `Book.id:1`. */
function tagsOf(representation: Record<string, unknown>, typename: string): string[] {
  const values = Object.entries(representation).flatMap(([name, value]) =>
    name !== '__typename' && (typeof value === 'string' || typeof value === 'number')
      ? [`${typename}.${name}:${value}`]
      : [],
  )
  return [typename, ...values]
}

const listed = (representations: readonly string[]): string => `"representations":[${representations.join()}]`

/** The same call for some of its entities only. */
function narrowed(asked: Asked, { representations, variables }: Entities, places: readonly number[]): Asked {
  const some = places.flatMap(place => representations[place] ?? [])
  const body = asked.body.split(listed(representations)).map(byteTextOf).join(listed(some))
  return { ...asked, body: byteTextOf(body), entities: { representations: some, variables } }
}

/** What is already one character a byte. */
const byteTextOf = (text: string): ByteText => bytesAsText(Buffer.from(text, 'latin1'))

/** Errors about entity n of a narrowed call are about another one of the whole. */
function widened(
  { data, errors }: SubgraphAnswer,
  places: readonly number[],
  known: readonly unknown[],
): SubgraphAnswer {
  const entities = [...known]
  const given = data?.['_entities']
  if (Array.isArray(given)) places.forEach((place, index) => (entities[place] = given[index] ?? null))
  return {
    data: { _entities: entities },
    errors: errors.map(error => {
      const [root, index, ...rest] = error.path ?? []
      const place = root === '_entities' && typeof index === 'number' ? places[index] : undefined
      return place === undefined ? error : { ...error, path: ['_entities', place, ...rest] }
    }),
  }
}

/** A reply that is put together here. */
const replyOf = (texts: readonly string[], used = (): void => undefined): Reply => {
  const bytes = Buffer.from(`{"data":{"_entities":[${texts.join()}]}}`)
  const reply: Reply = {
    bytes,
    used,
    read: () => ({ data: { _entities: texts.map(text => JSON.parse(text)) }, errors: [] }),
    part: () => reply,
  }
  return reply
}

/** Undefined when the schema lets nothing be kept. */
export function createEntityCache(
  types: GraphQLSchema,
  store: CacheStore,
  onLookup: OnLookup,
): EntityCache | undefined {
  const policiesOf = createCachePolicies(types)
  if (!policiesOf) return undefined
  const changes = createChanges()

  const find = (asked: Asked, { representations, variables }: Entities, policies: FetchPolicies, caller: string) =>
    representations.map((text): Found | undefined => {
      const representation: unknown = JSON.parse(Buffer.from(text, 'latin1').toString())
      const typename = isRecord(representation) ? representation['__typename'] : undefined
      const policy = typeof typename === 'string' ? policies.get(typename) : undefined
      if (!policy || !isRecord(representation) || typeof typename !== 'string') return undefined
      const owner = policy.isPrivate ? caller : ''
      const key = [asked.subgraph, owner, asked.document, variables.join(), text].join('\n')
      return { policy, key, text: store.get(key), tags: tagsOf(representation, typename) }
    })

  const askFor = async (ask: Ask, asked: Asked, entities: Entities, found: readonly (Found | undefined)[]) => {
    const missing = found.flatMap((one, place) => (one?.text === undefined ? [place] : []))
    onLookup(asked.subgraph, found.length - missing.length, missing.length)
    if (missing.length === 0) return replyOf(found.map(one => one?.text ?? 'null'))
    const isWhole = missing.length === found.length
    const reply = await ask(isWhole ? asked : narrowed(asked, entities, missing))
    const answer = reply.read()
    const given = answer.data?.['_entities']
    if (answer.errors.length > 0 || !Array.isArray(given)) {
      const known = found.map(one => (one?.text === undefined ? null : JSON.parse(one.text)))
      return isWhole ? reply : { ...replyOf([]), bytes: undefined, read: () => widened(answer, missing, known) }
    }
    const texts = found.map(one => one?.text ?? 'null')
    missing.forEach((place, index) => {
      const text = JSON.stringify(given[index] ?? null)
      texts[place] = text
      const one = found[place]
      if (one && given[index]) store.set(one.key, text, one.policy.maxAge, one.tags)
    })
    return isWhole ? reply : replyOf(texts, () => reply.used())
  }

  return {
    around(ask, principal) {
      const caller = callerOf(principal)
      // What a caller is told may depend on all of its rights.
      const rights = JSON.stringify([principal.scopes, principal.policies])
      let hasChanged = false
      return async asked => {
        if (asked.document.startsWith('mutation')) {
          hasChanged = true
          return ask(asked).finally(() => changes.note(caller))
        }
        const { entities } = asked
        const policies = entities && !hasChanged ? policiesOf(asked.document) : undefined
        if (!entities || !policies || policies.size === 0) return ask(asked)
        return askFor(ask, asked, entities, find(asked, entities, policies, `${changes.keyOf(caller)} ${rights}`))
      }
    },
  }
}
