import { compileFunction } from 'node:vm'
import type { GraphQLField, GraphQLObjectType, GraphQLOutputType, ResponsePath } from 'graphql'
import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLString,
  TypeNameMetaFieldDef,
  defaultFieldResolver,
  getNullableType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import type { Complete, Select, WriteObject } from './completion'
import { selectedLazily } from './completion'
import type { Execution } from './execution'
import { NO_ARGUMENTS, Thrown } from './execution'
import { finishOf, finishPropertyOf, positionOf } from './field'
import type { Later } from './later'
import { Frame } from './later'
import { leafTextOf } from './leaf'
import { failed, guarded } from './position'
import { ResolveInfo } from './resolveInfo'
import type { Site } from './site'
import { quoted } from './text'

export interface SelectedField {
  readonly site: Site
  readonly complete: Complete
  readonly select: Select
}

const NOTHING: object = Object.freeze(Object.create(null))

/** What the code of a selection works with, beside its fields. */
const tools = { Frame, Thrown, ResolveInfo, quoted, NOTHING, NO_ARGUMENTS }

/** The values that are written where they are read, as expressions of their text; all others take the long way. */
function writtenInPlace(
  type: GraphQLOutputType,
  n: number,
): { readonly when: string; readonly text: string } | undefined {
  const nullable = getNullableType(type)
  switch (nullable) {
    case GraphQLString:
    case GraphQLID:
      return { when: `typeof value === 'string'`, text: 'quoted(value)' }
    case GraphQLBoolean:
      return { when: `typeof value === 'boolean'`, text: 'value' }
    case GraphQLInt:
      return { when: `typeof value === 'number' && (value | 0) === value`, text: 'value' }
    case GraphQLFloat:
      return { when: `typeof value === 'number' && value - value === 0`, text: 'value' }
  }
  if (isLeafType(nullable)) return { when: `typeof value === 'string'`, text: `leaf_${n}(value)` }
  if (isPlainObject(nullable))
    return {
      when: `typeof value === 'object' && value !== null && typeof value.then !== 'function' && !(value instanceof Error || value instanceof Thrown)`,
      text: `write_${n}(value, path, execution)`,
    }
  return undefined
}

/** Whether its values are told by nothing but the field that gives them. */
const isPlainObject = (type: GraphQLOutputType): type is GraphQLObjectType => isObjectType(type) && !type.isTypeOf

const isTypename = (field: GraphQLField<unknown, unknown>): boolean => field.name === TypeNameMetaFieldDef.name

/** Whether a field is nothing but the property of its name. */
const isProperty = ({ resolve, guard, field }: Site): boolean => !resolve && !guard && field.args.length === 0

/** The statements of one field; `n` is its number in the selection, which the names of its parts end in. */
function codeOf({ site }: SelectedField, n: number): string {
  const { field, key, parentType, guard } = site
  const label = JSON.stringify(`${n === 0 ? '{' : ','}${JSON.stringify(key)}:`)
  if (isTypename(field)) return `text += ${label} + ${JSON.stringify(JSON.stringify(parentType.name))}`
  const args = field.args.length === 0 ? 'NO_ARGUMENTS' : 'args'
  const read = isProperty(site)
    ? `owner[${JSON.stringify(field.name)}]`
    : `resolve_${n}(source, ${args}, execution.context, path)`
  const path = `path = new ResolveInfo(above, site_${n}, execution)`
  const finish = isProperty(site)
    ? `finish_${n}(value, owner, above, execution)`
    : `finish_${n}(value, path, execution)`
  const inPlace = writtenInPlace(field.type, n)
  const isObject = isPlainObject(getNullableType(field.type))
  return `
    ${isProperty(site) ? '' : path}
    try {
      ${field.args.length > 0 ? `const args = execution.argumentsOf(site_${n})` : ''}
      ${guard ? `execution.permit(site_${n})` : ''}
      value = ${read}
    } catch (error) { value = new Thrown(error) }
    ${
      inPlace
        ? `if (${inPlace.when}) {
      ${isObject && isProperty(site) ? path : ''}
      try { written = ${inPlace.text} } catch (error) { ${isObject ? '' : path}; written = failed_${n}(error, path, execution) }
      ${isObject ? `if (typeof written !== 'string' && written !== null) written = guarded_${n}(written, path, execution)` : ''}
    } else`
        : ''
    } ${isNonNullType(field.type) ? '' : 'if (value === null || value === undefined) written = null\n else'} written = ${finish}
    if (typeof written !== 'object') text += ${label} + written
    else if (written === null) text += ${label} + 'null'
    else {
      frame ??= new Frame()
      frame.add(text + ${label}, written)
      text = ''
    }`
}

const isWriter = (made: unknown): made is WriteObject => typeof made === 'function'

/** What the code of a field works with. */
function partsOf({ site, complete, select }: SelectedField): Record<string, unknown> {
  const finish = finishOf(site, complete)
  const position = positionOf(site)
  const type = getNullableType(site.field.type)
  return {
    site,
    resolve: site.resolve ?? defaultFieldResolver,
    finish: isProperty(site) ? finishPropertyOf(site, finish) : finish,
    leaf: isLeafType(type) ? leafTextOf(type) : undefined,
    write: isPlainObject(type) ? selectedLazily(type, site, select) : undefined,
    failed: (error: unknown, path: ResponsePath, execution: Execution) => failed(position, error, path, execution),
    guarded: (later: Later, path: ResponsePath, execution: Execution) => guarded(later, position, path, execution),
  }
}

/**
 * Compiles a selection of one type of object into a function of its own: each property is then read, and each resolver called,
 * at a place in the code where the engine meets one shape only. All that comes from a document or schema is in it as JSON.
 */
export function compileSelection(fields: readonly SelectedField[]): WriteObject {
  if (fields.length === 0) return () => '{}'
  const bound: Record<string, unknown> = { ...tools }
  fields.forEach((field, n) => {
    for (const [name, part] of Object.entries(partsOf(field))) bound[`${name}_${n}`] = part
  })
  const names = Object.keys(bound)
  const make = compileFunction(
    `return function write(source, above, execution) {
      const owner = source !== null && (typeof source === 'object' || typeof source === 'function') ? source : NOTHING
      let text = '', frame = null, value, written, path
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
