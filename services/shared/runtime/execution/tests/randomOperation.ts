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

const declared =
  '($yes: Boolean!, $no: Boolean! = false, $int: Int, $three: Int = 3, $in: In, $odd: Odd, $colour: Colour = BLUE, $texts: [String!])'

const literals: Record<string, readonly string[]> = {
  x: ['1', '$three', '$int', '7'],
  y: ['["a", "b"]', '$texts', 'null', '"one"'],
  in: ['{ n: 1 }', '$in', '{ n: $three, deep: { n: 2, colour: GREEN } }', '{ n: 4, tags: null }'],
  odd: ['5', '$odd', '"seven"', '{ a: [1] }'],
  unit: ['GREEN', '$colour', 'null'],
  of: ['2', '$three', '5'],
}

/** A document over a schema; it may be invalid here and there, where aliases collide or a variable does not fit. */
export function randomOperation(schema: GraphQLSchema, chance: Chance): RandomOperation {
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

  const isMutation = chance('mutation') < 0.25
  const root = isMutation ? schema.getMutationType() : schema.getQueryType()
  if (!root) throw new TypeError('a schema without root type')
  const body = selection(root, 'root', 0)
  const used = body + fragments.join(' ')
  const variables = declared
    .slice(1, -1)
    .split(', ')
    .filter(one => new RegExp(`\\${one.split(':')[0]}\\b`).test(used))
  return {
    text: `${isMutation ? 'mutation' : 'query'} O${variables.length > 0 ? `(${variables.join(', ')})` : ''}${body} ${fragments.join(' ')}`,
    variables: {
      ...(chance('yes') < 0.97 && { yes: chance('yes', 'value') < 0.6 }),
      ...(chance('no') < 0.5 && { no: pick([true, false], chance('no', 'value')) }),
      ...(chance('int') < 0.6 && { int: pick<unknown>([1, 2, null], chance('int', 'value')) }),
      ...(chance('three') < 0.3 && { three: pick<unknown>([null, 4], chance('three', 'value')) }),
      ...(chance('in') < 0.7 && {
        in: pick<unknown>([{ n: 1 }, null, { n: 2, deep: { n: 3 } }, { tags: [] }], chance('in', 'value')),
      }),
      ...(chance('odd') < 0.7 && { odd: pick<unknown>(['a', { b: 1 }, [2]], chance('odd', 'value')) }),
      ...(chance('texts') < 0.7 && { texts: ['u', 'v'] }),
    },
  }
}
