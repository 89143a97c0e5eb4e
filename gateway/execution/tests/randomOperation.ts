import type { GraphQLCompositeType, GraphQLNamedType, GraphQLSchema } from 'graphql'
import { getNamedType, isCompositeType, isInterfaceType, isObjectType, isUnionType } from 'graphql'
import type { Chance } from './chance'

export interface RandomOperation {
  readonly text: string
  readonly variables: Record<string, unknown>
}

/** Draws an operation with aliases, fragments, conditions, arguments and `__typename` here and there. */
export function randomOperation(schema: GraphQLSchema, chance: Chance): RandomOperation {
  const variables = { yes: true, no: false, arg: chance.int(50) }
  const fragments: string[] = []
  const mutation = schema.getMutationType()
  const isMutation = mutation && chance.is(0.1)
  const root = isMutation ? mutation : schema.getQueryType()
  if (!root) throw new TypeError('a schema without a root')

  const condition = (): string => {
    if (chance.is(0.9)) return ''
    return ` @${chance.pick(['skip', 'include'])}(if: ${chance.pick(['$yes', '$no', '$other', 'true', 'false'])})`
  }

  const selections = (type: GraphQLCompositeType, depth: number): string => {
    const own = isUnionType(type) ? [] : Object.values(type.getFields())
    const lines: string[] = chance.is(0.3) || own.length === 0 ? ['__typename'] : []
    const wanted = 1 + chance.int(4)
    for (let drawn = 0; drawn < wanted && own.length > 0; drawn++) {
      const field = chance.pick(own)
      const below: GraphQLNamedType = getNamedType(field.type)
      if (isCompositeType(below) && depth === 0) continue
      const args = field.args.map(({ name }) => name)
      const given =
        args.includes('in') && chance.is(0.3)
          ? '(in: { list: ["x"] })'
          : args.includes('arg') && chance.is(0.6)
            ? `(arg: ${chance.pick(['$arg', '3'])})`
            : ''
      // One alias for one way to ask, so that no two selections of a key disagree.
      const alias = given === '' ? '' : `${field.name}_${given.replace(/\W/g, '')}: `
      const inner = isCompositeType(below) ? ` { ${selections(below, depth - 1)} }` : ''
      lines.push(`${alias}${field.name}${given}${condition()}${inner}`)
    }
    if (isInterfaceType(type) || isUnionType(type) || chance.is(0.15)) lines.push(...fragmentsOn(type, depth))
    return lines.length > 0 ? lines.join(' ') : '__typename'
  }

  const fragmentsOn = (type: GraphQLCompositeType, depth: number): string[] => {
    const kinds = isObjectType(type) ? [type] : schema.getPossibleTypes(type).filter(() => chance.is(0.6))
    return kinds.map(kind => {
      const inner = selections(kind, depth)
      if (chance.is(0.6)) return `... on ${kind.name}${condition()} { ${inner} }`
      const name = `F${fragments.length}`
      fragments.push(`fragment ${name} on ${kind.name} { ${inner} }`)
      return `...${name}${condition()}`
    })
  }

  const body = selections(root, 4)
  const text = `${isMutation ? 'mutation' : 'query'} Random($yes: Boolean!, $no: Boolean!, $other: Boolean! = true, $arg: Int) { ${body} ... @include(if: $yes) { __typename } typed: __typename @include(if: $no) used: __typename @skip(if: $other) ${isMutation ? '' : usingArg(schema)} } ${fragments.join(' ')}`
  return { text, variables }
}

/** A use of `$arg`, so that the operation is valid whatever else was drawn. */
function usingArg(schema: GraphQLSchema): string {
  const field = Object.values(schema.getQueryType()?.getFields() ?? {}).find(({ args }) => args.length > 0)
  return field ? `used_arg: ${field.name}(arg: $arg) { __typename }` : ''
}
