import type { ConstDirectiveNode, GraphQLSchema } from 'graphql'
import {
  Kind,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  valueFromASTUntyped,
} from 'graphql'
import { isRecord } from '../record'

/** What `@listSize` says of a field. */
export interface ListSize {
  readonly assumedSize: number | undefined
  /** Arguments that say how many are wanted. */
  readonly slicingArguments: readonly string[]
  /** The fields of what this one gives that are the list, when it is not a list itself: `nodes`, `edges`. */
  readonly sizedFields: readonly string[]
  readonly requireOneSlicingArgument: boolean
}

/** What the supergraph says of costs; by coordinate: `Type`, `Type.field`, `Type.field(argument:)`, `Input.field`. */
export interface CostRules {
  readonly weights: ReadonlyMap<string, number>
  readonly listSizes: ReadonlyMap<string, ListSize>
}

const identity = 'https://specs.apollo.dev/cost/'

interface Directed {
  readonly directives?: readonly ConstDirectiveNode[]
}

const argumentsOf = (directive: ConstDirectiveNode): Record<string, unknown> =>
  Object.fromEntries((directive.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]))

/** The names that the two directives have in this supergraph; undefined when it has neither. */
function namesOf(types: GraphQLSchema): { cost: string; listSize: string } | undefined {
  const links = [types.astNode, ...types.extensionASTNodes].flatMap(node => node?.directives ?? []).map(argumentsOf)
  const link = links.find(({ url }) => typeof url === 'string' && url.startsWith(identity))
  if (!link) return undefined
  const prefix = typeof link['as'] === 'string' ? link['as'] : 'cost'
  const imported = new Map<string, string>()
  for (const one of Array.isArray(link['import']) ? link['import'] : []) {
    const [name, as]: unknown[] = isRecord(one) ? [one['name'], one['as'] ?? one['name']] : [one, one]
    if (typeof name === 'string' && typeof as === 'string') imported.set(name, as.slice(1))
  }
  return { cost: imported.get('@cost') ?? prefix, listSize: imported.get('@listSize') ?? `${prefix}__listSize` }
}

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter(one => typeof one === 'string') : []

/** What `@cost` and `@listSize` say, under the names that the supergraph gives them. */
export function costRules(types: GraphQLSchema): CostRules {
  const weights = new Map<string, number>()
  const listSizes = new Map<string, ListSize>()
  const names = namesOf(types)
  if (!names) return { weights, listSizes }

  const readWeight = (coordinate: string, node: Directed | null | undefined): void => {
    const found = node?.directives?.find(({ name }) => name.value === names.cost)
    const weight = found && argumentsOf(found)['weight']
    if (typeof weight === 'number') weights.set(coordinate, Math.max(0, weight))
  }
  const readListSize = (coordinate: string, node: Directed | null | undefined): void => {
    const found = node?.directives?.find(({ name }) => name.value === names.listSize)
    if (!found) return
    const { assumedSize, slicingArguments, sizedFields, requireOneSlicingArgument } = argumentsOf(found)
    listSizes.set(coordinate, {
      assumedSize: typeof assumedSize === 'number' ? assumedSize : undefined,
      slicingArguments: texts(slicingArguments),
      sizedFields: texts(sizedFields),
      requireOneSlicingArgument: requireOneSlicingArgument !== false,
    })
  }

  for (const type of Object.values(types.getTypeMap())) {
    const { astNode } = type
    if (isEnumType(type) || isScalarType(type) || isObjectType(type)) readWeight(type.name, astNode)
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) readWeight(`${type.name}.${field.name}`, field.astNode)
    if (!isObjectType(type) && !isInterfaceType(type)) continue
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${type.name}.${field.name}`
      readWeight(coordinate, field.astNode)
      readListSize(coordinate, field.astNode)
      for (const argument of field.args)
        readWeight(
          `${coordinate}(${argument.name}:)`,
          argument.astNode?.kind === Kind.INPUT_VALUE_DEFINITION ? argument.astNode : null,
        )
    }
  }
  return { weights, listSizes }
}
