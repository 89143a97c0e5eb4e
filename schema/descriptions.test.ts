import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ConstDirectiveNode, parse, visit } from 'graphql'

interface Described {
  readonly name: { readonly value: string }
  readonly description?: unknown
  readonly directives?: readonly ConstDirectiveNode[]
}

/** Every definition of a type, field, argument or value that does not say what it is, as a path: `Query.plan(at)`. */
function undescribed(sdl: string): string[] {
  const missing: string[] = []
  const path: string[] = []
  const enter = (node: Described): void => {
    path.push(node.name.value)
    if (!node.description) missing.push(path.join('.'))
  }
  const leave = (): void => void path.pop()
  const named = { enter, leave }
  const extended = { enter: (node: Described) => void path.push(node.name.value), leave }
  visit(parse(sdl), {
    ObjectTypeDefinition: named,
    InterfaceTypeDefinition: named,
    UnionTypeDefinition: named,
    EnumTypeDefinition: named,
    EnumValueDefinition: named,
    ScalarTypeDefinition: named,
    InputObjectTypeDefinition: named,
    FieldDefinition: named,
    InputValueDefinition: named,
    ObjectTypeExtension: extended,
    InterfaceTypeExtension: extended,
    InputObjectTypeExtension: extended,
    EnumTypeExtension: extended,
  })
  // The root types are named by GraphQL itself.
  return missing.filter(name => !['Query', 'Mutation', 'Subscription'].includes(name))
}

describe.each(['catalog', 'billing', 'infrastructure'])('the %s graph', name => {
  it('describes every type, field, argument and value', () => {
    expect(undescribed(readFileSync(join(__dirname, `${name}.graphql`), 'utf8'))).toEqual([])
  })
})

it('a definition without a description is found', () => {
  expect(undescribed('"A." type A { b("C." c: Int, d: Int): Int } extend type E { "F." f: Int }')).toEqual([
    'A.b',
    'A.b.d',
  ])
})
