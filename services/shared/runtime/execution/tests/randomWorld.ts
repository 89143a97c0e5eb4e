import type { GraphQLOutputType, GraphQLResolveInfo, GraphQLSchema } from 'graphql'
import {
  GraphQLError,
  buildSchema,
  getNamedType,
  isAbstractType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
} from 'graphql'
import type { Chance } from './chance'
import { pick } from './chance'
import { keysOf } from '../collectedErrors'

/** Lets promises come to their end one at a time, in an order that is the same whoever asks. */
export interface Turns {
  /** A promise that is settled when its turn comes. */
  promise(value: () => unknown, about: string): Promise<unknown>
  /** Until nobody waits any more. */
  run(until: () => boolean): Promise<void>
}

export function createTurns(chance: Chance): Turns {
  const waiting: { readonly order: number; readonly settle: () => void }[] = []
  return {
    promise: (value, about) =>
      new Promise((resolve, reject) => {
        const settle = (): void => {
          try {
            resolve(value())
          } catch (error) {
            reject(error)
          }
        }
        waiting.push({ order: chance('turn', about), settle })
      }),
    async run(until) {
      for (;;) {
        await new Promise(setImmediate)
        if (until() && waiting.length === 0) return
        waiting.sort((a, b) => a.order - b.order)
        waiting.shift()?.settle()
      }
    },
  }
}

export interface World {
  readonly schema: GraphQLSchema
  /** What each run has of its own; resolvers find it in the context. */
  readonly rootValue: unknown
  /** In which order resolvers were called. */
  readonly calls: string[]
}

export interface Mood {
  /** How often something goes wrong, of 1. */
  readonly trouble: number
  /** How often something is promised, of 1. */
  readonly promised: number
  /** Promises that are settled already, instead of in turns. */
  readonly atOnce: boolean
}

const troubles = [
  (about: string): unknown => {
    throw new Error(`thrown at ${about}`)
  },
  (about: string): unknown => {
    throw new GraphQLError(`refused at ${about}`, { extensions: { code: 'REFUSED' } })
  },
  (about: string): unknown => new Error(`given at ${about}`),
  (): unknown => null,
  (): unknown => null,
  (): unknown => undefined,
  (): unknown => ({ neither: 'this nor that' }),
  (): unknown => 'a text',
  (): unknown => Number.NaN,
  (): unknown => Symbol('odd'),
  (): unknown => {
    // Anything may be thrown.
    throw 'a text that is thrown'
  },
]

/** A schema whose resolvers give, throw, promise and refuse whatever the seed says for a place of the answer. */
export function randomWorld(sdl: string, chance: Chance, mood: Mood, turns: Turns): World {
  const schema = buildSchema(sdl)
  const calls: string[] = []

  const leaf = (name: string, about: string): unknown => {
    const odd = chance(about, 'leaf')
    switch (name) {
      case 'Int':
        return pick<unknown>([0, -0, 7, -3, 2_147_483_647, '12', true, 1e3], odd)
      case 'Float':
        return pick<unknown>([0, 1.5, -0, 1e21, 1e-7, '2.5', false], odd)
      case 'Boolean':
        return pick<unknown>([true, false, 1, 0], odd)
      case 'ID':
        return pick<unknown>(['id', 12, 'a"b', { toJSON: () => 'x1' }], odd)
      case 'Colour':
        return pick<unknown>(['RED', 'GREEN', 'BLUE', 'BLUE'], odd)
      case 'Odd':
        return pick<unknown>(
          [1, 'text', { a: [1, { b: null }], u: undefined }, [1, undefined], true, 'é"\u2028\ud800'],
          odd,
        )
      default:
        return pick<unknown>(
          ['text', '', 'quote " \\ \n \u0007', 'ü€😀', '\ud83d', 'x'.repeat(60), 'y"'.repeat(40), 5, true],
          odd,
        )
    }
  }

  const valueOf = (type: GraphQLOutputType, about: string, depth: number): unknown => {
    if (chance(about, 'trouble') < mood.trouble) return pick(troubles, chance(about, 'which'))(about)
    if (isNonNullType(type)) return valueOf(type.ofType, `${about}!`, depth)
    if (isListType(type)) {
      const items = Array.from({ length: Math.floor(chance(about, 'length') * 4) }, (_, index) =>
        promisedOrNot(() => quiet(() => valueOf(type.ofType, `${about}.${index}`, depth)), `${about}.${index}`),
      )
      return chance(about, 'set') < 0.1 ? new Set(items) : items
    }
    const named = getNamedType(type)
    if (isAbstractType(named)) {
      const [first, ...rest] = schema.getPossibleTypes(named)
      if (!first) return null
      return objectOf(pick([first, ...rest], chance(about, 'type')).name, about, depth + 1)
    }
    return isObjectType(named) ? objectOf(named.name, about, depth + 1) : leaf(named.name, about)
  }

  /** In a list an error that is thrown while the list is made would be the list's. */
  const quiet = (value: () => unknown): unknown => {
    try {
      return value()
    } catch (error) {
      return error instanceof Error ? error : null
    }
  }

  const promisedOrNot = (value: () => unknown, about: string): unknown => {
    if (chance(about, 'promised') >= mood.promised) return value()
    if (mood.atOnce) return Promise.resolve().then(value)
    return turns.promise(value, about)
  }

  const objectOf = (typename: string, about: string, depth: number): unknown => {
    const object: Record<string, unknown> = { typename, about }
    if (chance(about, 'marked') < 0.9) object['__typename'] = typename
    else if (chance(about, 'mismarked') < 0.3)
      object['__typename'] = pick(['Nobody', 'Named', 'Query', 5], chance(about, 'as'))
    const type = schema.getType(typename)
    if (!isObjectType(type)) return object
    for (const [name, field] of Object.entries(type.getFields())) {
      const at = `${about}/${name}`
      const give = (): unknown => promisedOrNot(() => valueOf(field.type, at, depth), at)
      const kind = chance(at, 'kind')
      if (kind < 0.25) object[name] = (args: unknown) => (calls.push(`${at} ${JSON.stringify(args)}`), give())
      else if (kind < 0.6 || depth > 6) Object.defineProperty(object, name, { get: give, enumerable: true })
      else if (isScalarType(getNamedType(field.type))) object[name] = quiet(give)
      else Object.defineProperty(object, name, { get: give, enumerable: true })
    }
    return object
  }

  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue
    if (isScalarType(type) && type.name === 'Odd') {
      type.serialize = value => {
        if (value === 'a text' || typeof value === 'symbol') throw new TypeError('Odd cannot be that')
        return Number.isNaN(value) ? undefined : value
      }
    }
    if (isAbstractType(type) && chance(type.name, 'resolveType') < 0.5) {
      type.resolveType = (value: { typename?: string; about?: string }) => {
        const about = `${value.about} resolveType`
        if (chance(about, 'trouble') < mood.trouble / 2) throw new Error(`no type at ${about}`)
        return promisedOrNot(() => value.typename, about) as string
      }
    }
    if (!isObjectType(type)) continue
    if (chance(type.name, 'isTypeOf') < 0.4)
      type.isTypeOf = (value: { typename?: string; about?: string } | undefined) => {
        const about = `${value?.about} isTypeOf`
        if (chance(about, 'trouble') < mood.trouble / 2) throw new Error(`no type at ${about}`)
        return promisedOrNot(() => value?.typename === undefined || value.typename === type.name, about) as boolean
      }
    for (const [name, field] of Object.entries(type.getFields())) {
      const isRoot = type.name === 'Query' || type.name === 'Mutation'
      if (!isRoot && chance(type.name, name, 'resolver') < 0.5) continue
      field.resolve = (_: unknown, args: unknown, __: unknown, info: GraphQLResolveInfo) => {
        const about = `${keysOf(info.path).join('.')} ${info.parentType.name}.${info.fieldName}`
        calls.push(`${about} ${JSON.stringify(args)} ${info.fieldNodes.length} ${String(info.returnType)}`)
        return promisedOrNot(() => valueOf(field.type, about, keysOf(info.path).length), about)
      }
    }
  }
  return { schema, rootValue: undefined, calls }
}
