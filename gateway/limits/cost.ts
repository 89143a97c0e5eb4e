import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLField,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
  ValueNode,
} from 'graphql'
import {
  Kind,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import type { GraphQLInputType, GraphQLOutputType } from 'graphql'
import type { CostRules, ListSize } from './costRules'

type Variables = Readonly<Record<string, unknown>>

/** A cost that may depend on variables. */
type Cost = (variables: Variables) => number

export interface OperationCost {
  readonly of: Cost
  /** Fields that want exactly one of their slicing arguments, and have none or more of them; each with those arguments. */
  readonly unsliced: ReadonlyMap<string, readonly string[]>
}

export interface CostOptions {
  readonly schema: GraphQLSchema
  readonly rules: CostRules
  /** The size of a list of which nothing says how long it is. */
  readonly assumedListSize: number
}

/** What changes something costs so much more than what reads. */
const mutationWeight = 10

const constant =
  (cost: number): Cost =>
  () =>
    cost

function sum(costs: readonly Cost[]): Cost {
  return variables => {
    let total = 0
    for (const cost of costs) total += cost(variables)
    return total
  }
}

const isList = (type: GraphQLOutputType): boolean => isListType(isNonNullType(type) ? type.ofType : type)

/** A whole number that is not negative; undefined for anything else, which says nothing of a size. */
const sizeIn = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined

/**
 * Compiles what an operation may cost at most, as the cost specification counts: each object 1, each leaf nothing, or what
 * `@cost` says; lists as often as their slicing arguments or `@listSize` say. `@skip` and `@include` hide nothing: what is
 * written is counted. Reading the schema itself costs nothing here.
 */
export function compileCost(
  { schema, rules, assumedListSize }: CostOptions,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): OperationCost {
  const { weights, listSizes } = rules
  const unsliced = new Map<string, readonly string[]>()
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node)

  /** Of a type behind an abstract one, the dearest. */
  const weightOfType = (name: string): number => {
    const given = weights.get(name)
    if (given !== undefined) return given
    const type = schema.getType(name)
    if (isAbstractType(type))
      return Math.max(1, ...schema.getPossibleTypes(type).map(one => weights.get(one.name) ?? 1))
    return isObjectType(type) ? 1 : 0
  }

  const weightOfField = (parent: string, field: GraphQLField<unknown, unknown>): number => {
    const type = schema.getType(parent)
    const behind = isAbstractType(type) ? schema.getPossibleTypes(type) : []
    const given = [parent, ...behind.map(({ name }) => name)].flatMap(
      name => weights.get(`${name}.${field.name}`) ?? [],
    )
    const own = given.length > 0 ? Math.max(...given) : weightOfType(getNamedType(field.type).name)
    return parent === schema.getMutationType()?.name && given.length === 0 ? own + mutationWeight : own
  }

  /** What the input fields of a value weigh, as it is written or in a variable. */
  const costOfInput = (type: GraphQLInputType, value: unknown): number => {
    const plain = isNonNullType(type) ? type.ofType : type
    if (isListType(plain)) {
      const values: readonly unknown[] = Array.isArray(value) ? value : [value]
      return values.reduce((total: number, one) => total + costOfInput(plain.ofType, one), 0)
    }
    if (!isInputObjectType(plain) || typeof value !== 'object' || value === null) return 0
    return Object.values(plain.getFields()).reduce((total, field) => {
      const given: unknown = Reflect.get(value, field.name)
      if (given === undefined) return total
      return total + (weights.get(`${plain.name}.${field.name}`) ?? 0) + costOfInput(field.type, given)
    }, 0)
  }

  const read = (node: ValueNode): ((variables: Variables) => unknown) => {
    if (node.kind === Kind.VARIABLE) return variables => variables[node.name.value]
    if (node.kind === Kind.LIST) {
      const values = node.values.map(read)
      return variables => values.map(value => value(variables))
    }
    if (node.kind === Kind.OBJECT) {
      const fields = node.fields.map(({ name, value }) => [name.value, read(value)] as const)
      return variables => Object.fromEntries(fields.map(([name, value]) => [name, value(variables)]))
    }
    const value = node.kind === Kind.INT ? Number(node.value) : node.kind === Kind.NULL ? null : node.kind
    return () => value
  }

  const costOfArguments = (coordinate: string, field: GraphQLField<unknown, unknown>, node: FieldNode): Cost => {
    const costs = field.args.flatMap(argument => {
      const given = node.arguments?.find(({ name }) => name.value === argument.name)
      if (!given) return []
      const weight = weights.get(`${coordinate}(${argument.name}:)`) ?? 0
      const value = read(given.value)
      return [(variables: Variables) => weight + costOfInput(argument.type, value(variables))]
    })
    return costs.length === 0 ? constant(0) : sum(costs)
  }

  /** How many a field gives, as its arguments say, or else what is assumed of it. */
  const sizeOf = (field: GraphQLField<unknown, unknown>, node: FieldNode, size: ListSize | undefined): Cost => {
    const assumed = size?.assumedSize ?? assumedListSize
    const slices = (size?.slicingArguments ?? []).flatMap(name => {
      const given = node.arguments?.find(argument => argument.name.value === name)
      const byDefault: unknown = field.args.find(argument => argument.name === name)?.defaultValue
      if (!given) return byDefault === undefined ? [] : [() => byDefault]
      const value = read(given.value)
      return [(variables: Variables) => value(variables) ?? byDefault]
    })
    if (slices.length === 0) return constant(assumed)
    return variables => {
      const sizes = slices.flatMap(slice => sizeIn(slice(variables)) ?? [])
      return sizes.length > 0 ? Math.max(...sizes) : assumed
    }
  }

  const ofField = (parent: string, node: FieldNode, sized: Sized | undefined): Cost => {
    const type = schema.getType(parent)
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined
    if (!field) return constant(0)
    const coordinate = `${parent}.${field.name}`
    const listSize = listSizes.get(coordinate)
    const given = node.arguments?.filter(({ name }) => listSize?.slicingArguments.includes(name.value)).length ?? 0
    if (listSize?.requireOneSlicingArgument && listSize.slicingArguments.length > 0 && given !== 1)
      unsliced.set(coordinate, listSize.slicingArguments)
    const size = sizeOf(field, node, listSize)
    const inside = node.selectionSet
      ? ofSet(getNamedType(field.type).name, node.selectionSet, listSize && { fields: listSize.sizedFields, size })
      : constant(0)
    const own = weightOfField(parent, field)
    const ofArguments = costOfArguments(coordinate, field, node)
    const times = sized?.fields.includes(field.name) ? sized.size : isList(field.type) ? size : constant(1)
    return variables => ofArguments(variables) + times(variables) * (own + inside(variables))
  }

  /** Of the object types that fragments ask for only one is there at a time: the dearest counts. */
  const ofSet = (parent: string, { selections }: SelectionSetNode, sized: Sized | undefined): Cost => {
    const always: Cost[] = []
    const byType = new Map<string, Cost[]>()
    for (const node of selections) {
      if (node.kind === Kind.FIELD) {
        always.push(ofField(parent, node, sized))
        continue
      }
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node
      if (!fragment) continue
      const condition = fragment.typeCondition?.name.value ?? parent
      const isAlternative = condition !== parent && isObjectType(schema.getType(condition))
      if (!isCompositeType(schema.getType(condition))) continue
      const cost = ofSet(condition, fragment.selectionSet, sized)
      if (!isAlternative) always.push(cost)
      else byType.set(condition, [...(byType.get(condition) ?? []), cost])
    }
    const alternatives = [...byType.values()].map(sum)
    if (alternatives.length === 0) return sum(always)
    const common = sum(always)
    return variables => common(variables) + Math.max(...alternatives.map(cost => cost(variables)))
  }

  const root = schema.getRootType(operation.operation)
  return { of: root ? ofSet(root.name, operation.selectionSet, undefined) : constant(0), unsliced }
}

/** The list that a field holds in one of its own fields. */
interface Sized {
  readonly fields: readonly string[]
  readonly size: Cost
}
