import type { DocumentNode, EnumTypeDefinitionNode, FieldDefinitionNode, NamedTypeNode } from 'graphql'
import { Kind, visit } from 'graphql'
import type { Split } from './conflicts'
import type { Directive, FieldsType } from './join'
import { isNamed, valueOf, withText } from './join'

interface Twin extends Split {
  readonly twin: string
  /** The subgraph's own name and its twin's. */
  readonly name: string
  readonly twinName: string
}

interface Divided {
  readonly supergraph: DocumentNode
  /** Which subgraph is meant, by its twin's name. */
  readonly twins: ReadonlyMap<string, string>
}

const inGraph = (directive: Directive, graph: string): boolean =>
  directive.name.value.startsWith('join__') && valueOf(directive, 'graph') === graph

/** The same words for the twin, after each word for the subgraph. */
const repeated = (directives: readonly Directive[], { graph, twin }: Twin): Directive[] =>
  directives.flatMap(directive => {
    if (!inGraph(directive, graph)) return [directive]
    const copy = (directive.arguments ?? []).map(argument =>
      argument.name.value === 'graph' ? { ...argument, value: { kind: Kind.ENUM as const, value: twin } } : argument,
    )
    return [directive, { ...directive, arguments: copy }]
  })

function dividedField(field: FieldDefinitionNode, type: string, twin: Twin): FieldDefinitionNode {
  const all = repeated(field.directives ?? [], twin)
  const isMoved = twin.fields.has(`${type}.${field.name.value}`)
  const isComputed = (directive: Directive): boolean => valueOf(directive, 'requires') !== undefined
  // What is computed is in one of the two, all else in both.
  const directives = all.filter(
    directive =>
      !isNamed(directive, 'join__field') ||
      !isComputed(directive) ||
      !inGraph(directive, isMoved ? twin.graph : twin.twin),
  )
  return { ...field, directives }
}

function divide(supergraph: DocumentNode, twin: Twin, roots: ReadonlySet<string>): DocumentNode {
  const inType = <Type extends FieldsType>(type: Type): Type | undefined => {
    // Operations begin in the subgraph itself: its twin is only come back to.
    if (roots.has(type.name.value)) return undefined
    return {
      ...type,
      directives: repeated(type.directives ?? [], twin),
      fields: (type.fields ?? []).map(field => dividedField(field, type.name.value, twin)),
    }
  }
  const words = <Node extends { readonly directives?: readonly Directive[] | undefined }>(node: Node): Node => ({
    ...node,
    directives: repeated(node.directives ?? [], twin),
  })
  const graphs = (node: EnumTypeDefinitionNode): EnumTypeDefinitionNode => {
    if (node.name.value !== 'join__Graph') return words(node)
    return {
      ...node,
      values: (node.values ?? []).flatMap(value => {
        if (value.name.value !== twin.graph) return [value]
        const directives = (value.directives ?? []).map(directive => withText(directive, 'name', twin.twinName))
        return [value, { ...value, name: { kind: Kind.NAME, value: twin.twin }, directives }]
      }),
    }
  }
  return visit(supergraph, {
    ObjectTypeDefinition: inType,
    InterfaceTypeDefinition: inType,
    EnumTypeDefinition: graphs,
    EnumValueDefinition: words,
    UnionTypeDefinition: words,
    ScalarTypeDefinition: words,
    InputObjectTypeDefinition: words,
    InputValueDefinition: words,
  })
}

function rootsOf(supergraph: DocumentNode): ReadonlySet<string> {
  const types = supergraph.definitions.flatMap((node): NamedTypeNode[] =>
    node.kind === Kind.SCHEMA_DEFINITION ? node.operationTypes.map(({ type }) => type) : [],
  )
  return new Set(types.map(type => type.name.value))
}

function nameOf(supergraph: DocumentNode, graph: string): string {
  for (const node of supergraph.definitions) {
    if (node.kind !== Kind.ENUM_TYPE_DEFINITION || node.name.value !== 'join__Graph') continue
    const value = node.values?.find(one => one.name.value === graph)
    const name = value?.directives?.map(directive => valueOf(directive, 'name')).find(one => typeof one === 'string')
    if (typeof name === 'string') return name
  }
  throw new TypeError(`the supergraph does not name the subgraph ${graph}`)
}

/** Gives a subgraph a twin for the planner, with the fields that cannot be asked for in one call with its others. */
export function splitSubgraphs(supergraph: DocumentNode, splits: readonly Split[]): Divided {
  const roots = rootsOf(supergraph)
  const twins = new Map<string, string>()
  let divided = supergraph
  splits.forEach((split, index) => {
    const name = nameOf(supergraph, split.graph)
    const twinName = `${name}__twin_${index}`
    twins.set(twinName, name)
    divided = divide(divided, { ...split, twin: `${split.graph}__TWIN_${index}`, name, twinName }, roots)
  })
  return { supergraph: divided, twins }
}
