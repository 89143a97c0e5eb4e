import type { GraphQLNamedType, GraphQLOutputType, GraphQLSchema } from 'graphql'
import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql'
import type { Chance } from './chance'
import { pick } from './chance'

export interface RandomOperation {
  readonly text: string
  readonly variables: Record<string, unknown>
}

/** What the operations over a schema say. */
export interface Vocabulary {
  /** Variables, as they are declared: `$first: Int = 3`. */
  readonly declared: readonly string[]
  /** What the arguments of a name may be given. */
  readonly literals: Readonly<Record<string, readonly string[]>>
  /** How many of the operations are mutations, of 1. */
  readonly mutations: number
  readonly variables: (chance: Chance) => Record<string, unknown>
}

/** A document over a schema; it may be invalid here and there, where aliases collide or a variable does not fit. */
export function randomOperation(schema: GraphQLSchema, vocabulary: Vocabulary, chance: Chance): RandomOperation {
  const { declared, literals } = vocabulary
  const fragments: string[] = []
  let left = 90

  const directive = (about: string): string =>
    pick(
      [
        '',
        '',
        '',
        '',
        '',
        ' @include(if: $yes)',
        ' @skip(if: $no)',
        ' @skip(if: $yes)',
        ' @include(if: true) @skip(if: false)',
      ],
      chance(about, 'directive'),
    )

  const field = (type: GraphQLNamedType, about: string, depth: number): string => {
    if (chance(about, 'typename') < 0.1) return '__typename'
    if (isUnionType(type) || !(isObjectType(type) || isInterfaceType(type))) return '__typename'
    const found = pick(Object.values(type.getFields()), chance(about, 'field'))
    const args = found.args
      .filter(arg => isRequiredArgument(arg) || chance(found.name, 'given', arg.name) < 0.8)
      .map(arg => {
        const given = (literals[arg.name] ?? []).filter(text => !isRequiredArgument(arg) || text !== '$in')
        // Mostly the same at all places of one field, which can then be merged.
        const place = chance(about, 'other') < 0.05 ? about : `${type.name}.${found.name}`
        return `${arg.name}: ${pick(given, chance(place, 'value', arg.name))}`
      })
    const alias =
      chance(about, 'alias') < 0.25
        ? `${pick([`p_${found.name}`, `q_${found.name}`, '__proto__', found.name], chance(about, 'as'))}: `
        : ''
    const inner: GraphQLNamedType = getNamedType(found.type as GraphQLOutputType)
    const selected = isCompositeType(inner) ? selection(inner, `${about}/${found.name}`, depth + 1) : ''
    return `${alias}${found.name}${args.length > 0 ? `(${args.join(', ')})` : ''}${directive(about)}${selected}`
  }

  const narrowed = (type: GraphQLNamedType, about: string): GraphQLNamedType =>
    isAbstractType(type) ? pick([...schema.getPossibleTypes(type), type], chance(about, 'on')) : type

  const selection = (type: GraphQLNamedType, about: string, depth: number): string => {
    const parts: string[] = []
    const count = depth > 4 || left <= 0 ? 1 : 1 + Math.floor(chance(about, 'count') * 7)
    for (let index = 0; index < count; index++) {
      left--
      const here = `${about}.${index}`
      const kind = depth > 4 || left <= 0 ? 0 : chance(here, 'kind')
      if (depth > 4 || left <= 0) parts.push('__typename')
      else if (kind < 0.7) parts.push(field(type, here, depth))
      else if (kind < 0.88) {
        const on = narrowed(type, here)
        parts.push(
          `...${chance(here, 'bare') < 0.2 && on === type ? '' : ` on ${on.name}`}${directive(here)}${selection(on, here, depth + 1)}`,
        )
      } else {
        const on = narrowed(type, here)
        const name = `F${fragments.length}`
        const at = fragments.push('') - 1
        fragments[at] = `fragment ${name} on ${on.name} ${selection(on, here, depth + 1)}`
        parts.push(`...${name}${directive(here)}`)
        if (chance(here, 'twice') < 0.3) parts.push(`...${name}`)
      }
    }
    return ` { ${parts.join(' ')} }`
  }

  const isMutation = chance('mutation') < vocabulary.mutations
  const root = isMutation ? schema.getMutationType() : schema.getQueryType()
  if (!root) throw new TypeError('a schema without root type')
  const body = selection(root, 'root', 0)
  const used = body + fragments.join(' ')
  const variables = ['$yes: Boolean!', '$no: Boolean! = false', ...declared].filter(one =>
    new RegExp(`\\${one.split(':')[0]}\\b`).test(used),
  )
  return {
    text: `${isMutation ? 'mutation' : 'query'} O${variables.length > 0 ? `(${variables.join(', ')})` : ''}${body} ${fragments.join(' ')}`,
    variables: {
      ...(chance('yes') < 0.97 && { yes: chance('yes', 'value') < 0.6 }),
      ...(chance('no') < 0.5 && { no: pick([true, false], chance('no', 'value')) }),
      ...vocabulary.variables(chance),
    },
  }
}
