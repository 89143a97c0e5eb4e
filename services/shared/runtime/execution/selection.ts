import { compileFunction } from 'node:vm'
import type { GraphQLField, GraphQLOutputType } from 'graphql'
import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLString,
  TypeNameMetaFieldDef,
  defaultFieldResolver,
  getNullableType,
} from 'graphql'
import type { Complete, WriteObject } from './completion'
import { Thrown } from './execution'
import { finishOf, finishPropertyOf } from './field'
import { Frame } from './later'
import { ResolveInfo } from './resolveInfo'
import type { Site } from './site'
import { quoted } from './text'

export interface SelectedField {
  readonly site: Site
  readonly complete: Complete
}

const NOTHING: object = Object.freeze(Object.create(null))

/** What the code of a selection works with, beside its fields. */
const tools = { Frame, Thrown, ResolveInfo, quoted, NOTHING }

/** The values that are written where they are read, as an expression of the text; all others take the long way. */
function writtenInPlace(type: GraphQLOutputType): { readonly when: string; readonly text: string } | undefined {
  switch (getNullableType(type)) {
    case GraphQLString:
    case GraphQLID:
      return { when: `typeof value === 'string'`, text: 'quoted(value)' }
    case GraphQLBoolean:
      return { when: `typeof value === 'boolean'`, text: 'value' }
    case GraphQLInt:
      return { when: `typeof value === 'number' && (value | 0) === value`, text: 'value' }
    case GraphQLFloat:
      return { when: `typeof value === 'number' && value - value === 0`, text: 'value' }
    default:
      return undefined
  }
}

const isTypename = (field: GraphQLField<unknown, unknown>): boolean => field.name === TypeNameMetaFieldDef.name

/** One statement list a field; `n` is its number in the selection, whose parts are `site_n`, `resolve_n` and `finish_n`. */
function codeOf({ site }: SelectedField, n: number): string {
  const { field, key, parentType, guard, resolve } = site
  const label = JSON.stringify(`${n === 0 ? '{' : ','}${JSON.stringify(key)}:`)
  if (isTypename(field)) return `text += ${label} + ${JSON.stringify(JSON.stringify(parentType.name))}`
  const isProperty = !resolve && !guard && field.args.length === 0
  const read = isProperty
    ? `owner[${JSON.stringify(field.name)}]`
    : `resolve_${n}(source, ${field.args.length === 0 ? '{}' : 'args'}, execution.context, new ResolveInfo(site_${n}, path, execution))`
  const before = [
    field.args.length > 0 ? `const args = execution.argumentsOf(site_${n})` : '',
    guard ? `execution.permit(site_${n})` : '',
  ]
  const inPlace = writtenInPlace(field.type)
  const finish = isProperty ? `finish_${n}(value, owner, above, execution)` : `finish_${n}(value, path, execution)`
  return `{
    ${isProperty ? '' : `const path = { prev: above, key: ${JSON.stringify(key)}, typename: ${JSON.stringify(parentType.name)} }`}
    try { ${before.join('\n')}
      value = ${read}
    } catch (error) { value = new Thrown(error) }
    ${inPlace ? `if (${inPlace.when}) text += ${label} + ${inPlace.text}\n else {` : '{'}
      const written = ${finish}
      if (typeof written === 'string') text += ${label} + written
      else if (written === null) text += ${label} + 'null'
      else {
        frame ??= new Frame()
        frame.add(text + ${label}, written)
        text = ''
      }
    }
  }`
}

const isWriter = (made: unknown): made is WriteObject => typeof made === 'function'

/**
 * Compiles a selection of one type of object into a function of its own: each property is then read, and each resolver called,
 * at a place in the code where the engine meets one shape only. All that comes from a document or schema is in it as JSON.
 */
export function compileSelection(fields: readonly SelectedField[]): WriteObject {
  if (fields.length === 0) return () => '{}'
  const bound: Record<string, unknown> = { ...tools }
  fields.forEach(({ site, complete }, n) => {
    const finish = finishOf(site, complete)
    bound[`site_${n}`] = site
    bound[`resolve_${n}`] = site.resolve ?? defaultFieldResolver
    bound[`finish_${n}`] =
      !site.resolve && !site.guard && site.field.args.length === 0 ? finishPropertyOf(site, finish) : finish
  })
  const names = Object.keys(bound)
  const make = compileFunction(
    `return function write(source, above, execution) {
      const owner = source !== null && (typeof source === 'object' || typeof source === 'function') ? source : NOTHING
      let text = '', frame = null, value
      try {
        ${fields.map(codeOf).join('\n')}
      } catch (error) {
        if (frame === null) throw error
        return frame.endByThrow(error)
      }
      return frame === null ? text + '}' : frame.end(text + '}')
    }`,
    names,
  )
  const made: unknown = make(...names.map(name => bound[name]))
  if (!isWriter(made)) throw new TypeError('the code of a selection makes no function')
  return made
}
