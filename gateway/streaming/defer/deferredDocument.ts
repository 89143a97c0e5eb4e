import type {
  DirectiveNode,
  DocumentNode,
  InlineFragmentNode,
  OperationDefinitionNode,
  SelectionNode,
  SelectionSetNode,
} from 'graphql'
import { Kind, OperationTypeNode } from 'graphql'
import type { ConditionOf, Fragments } from '../../execution/fields'

/** An operation whose deferred fragments each stand for themselves: spelled out where they are spread, and numbered. */
export interface DeferredDocument {
  readonly operation: OperationDefinitionNode
  /** By number, what the client calls each part; undefined where it gave no name. */
  readonly labels: ReadonlyMap<string, string | undefined>
}

/** So many parts are sent apart at most; what is deferred beyond them comes with what it stands in. */
const mostParts = 64

const isIntrospection = (selection: SelectionNode): boolean =>
  selection.kind === Kind.FIELD && (selection.name.value === '__schema' || selection.name.value === '__type')

const directiveOf = ({ directives }: SelectionNode): DirectiveNode | undefined =>
  directives?.find(({ name }) => name.value === 'defer')

function argumentOf(directive: DirectiveNode, name: string) {
  return directive.arguments?.find(argument => argument.name.value === name)?.value
}

function isActive(directive: DirectiveNode, conditionOf: ConditionOf): boolean {
  const condition = argumentOf(directive, 'if')
  if (condition?.kind === Kind.VARIABLE) return conditionOf(condition.name.value)
  return condition?.kind !== Kind.BOOLEAN || condition.value
}

const numbered = (number: string): DirectiveNode => ({
  kind: Kind.DIRECTIVE,
  name: { kind: Kind.NAME, value: 'defer' },
  arguments: [
    {
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: 'label' },
      value: { kind: Kind.STRING, value: number },
    },
  ],
})

export const fragmentsOf = ({ definitions }: DocumentNode): Fragments =>
  new Map(definitions.flatMap(node => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])))

/** Whether each fragment defers anything, itself or through others. */
function deferringFragments(fragments: Fragments): (name: string) => boolean {
  const known = new Map<string, boolean>()
  const inSet = ({ selections }: SelectionSetNode): boolean =>
    selections.some(selection => {
      if (directiveOf(selection)) return true
      if (selection.kind === Kind.FRAGMENT_SPREAD) return ofName(selection.name.value)
      return selection.selectionSet !== undefined && inSet(selection.selectionSet)
    })
  const ofName = (name: string): boolean => {
    const found = known.get(name)
    if (found !== undefined) return found
    known.set(name, false)
    const fragment = fragments.get(name)
    const defers = fragment !== undefined && inSet(fragment.selectionSet)
    known.set(name, defers)
    return defers
  }
  return ofName
}

/**
 * The operation with every part that is deferred for the given conditions numbered, and all else of `@defer` taken out.
 * A part spread in two places becomes two, so that a number is one place. Undefined when nothing is deferred.
 */
export function deferredDocument(
  definition: OperationDefinitionNode,
  fragments: Fragments,
  conditionOf: ConditionOf,
): DeferredDocument | undefined {
  const defers = deferringFragments(fragments)
  const labels = new Map<string, string | undefined>()

  /** Introspection is answered from the schema with the first part: no subgraph is waited for. */
  const introspects = ({ selections }: SelectionSetNode): boolean =>
    selections.some(
      selection =>
        isIntrospection(selection) ||
        (selection.kind === Kind.INLINE_FRAGMENT && introspects(selection.selectionSet)) ||
        (selection.kind === Kind.FRAGMENT_SPREAD && introspects(setOf(selection.name.value))),
    )
  const empty: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [] }
  const setOf = (name: string): SelectionSetNode => fragments.get(name)?.selectionSet ?? empty

  const spelledOut = (selection: SelectionNode): SelectionNode => {
    if (selection.kind !== Kind.FRAGMENT_SPREAD) return selection
    const fragment = fragments.get(selection.name.value)
    if (!fragment || (!directiveOf(selection) && !defers(fragment.name.value))) return selection
    const { typeCondition, selectionSet } = fragment
    const { directives = [] } = selection
    return { kind: Kind.INLINE_FRAGMENT, typeCondition, directives, selectionSet }
  }

  const fragment = (selection: InlineFragmentNode, mayDefer: boolean): InlineFragmentNode => {
    const directive = directiveOf(selection)
    const others = (selection.directives ?? []).filter(one => one !== directive)
    const apart =
      mayDefer &&
      directive &&
      isActive(directive, conditionOf) &&
      labels.size < mostParts &&
      !introspects(selection.selectionSet)
    if (!apart) return { ...selection, directives: others, selectionSet: set(selection.selectionSet, mayDefer) }
    const number = String(labels.size)
    const label = argumentOf(directive, 'label')
    labels.set(number, label?.kind === Kind.STRING ? label.value : undefined)
    return { ...selection, directives: [...others, numbered(number)], selectionSet: set(selection.selectionSet, true) }
  }

  const set = ({ selections }: SelectionSetNode, mayDefer: boolean): SelectionSetNode => ({
    kind: Kind.SELECTION_SET,
    selections: selections.map(spelledOut).map(selection => {
      if (selection.kind === Kind.INLINE_FRAGMENT) return fragment(selection, mayDefer)
      if (selection.kind === Kind.FIELD && selection.selectionSet)
        return { ...selection, selectionSet: set(selection.selectionSet, true) }
      return selection
    }),
  })

  // What a mutation changes, it changes before it answers.
  const isQuery = definition.operation === OperationTypeNode.QUERY
  const operation = { ...definition, selectionSet: set(definition.selectionSet, isQuery) }
  return labels.size > 0 ? { operation, labels } : undefined
}

/** The number of a deferred fragment; undefined for any other selection. */
export function numberOf(selection: SelectionNode): string | undefined {
  const directive = directiveOf(selection)
  const label = directive && argumentOf(directive, 'label')
  return label?.kind === Kind.STRING ? label.value : undefined
}

/** The variables that decide what is deferred. */
export function deferConditions(document: DocumentNode): string[] {
  const names = new Set<string>()
  const inSet = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      const directive = directiveOf(selection)
      const condition = directive && argumentOf(directive, 'if')
      if (condition?.kind === Kind.VARIABLE) names.add(condition.name.value)
      if (selection.kind !== Kind.FRAGMENT_SPREAD && selection.selectionSet) inSet(selection.selectionSet)
    }
  }
  for (const node of document.definitions) if ('selectionSet' in node) inSet(node.selectionSet)
  return [...names].sort()
}

/** Whether anything in a document is deferred, under any condition. */
export function hasDefer(document: DocumentNode): boolean {
  const inSet = ({ selections }: SelectionSetNode): boolean =>
    selections.some(
      selection =>
        directiveOf(selection) !== undefined ||
        (selection.kind !== Kind.FRAGMENT_SPREAD &&
          selection.selectionSet !== undefined &&
          inSet(selection.selectionSet)),
    )
  return document.definitions.some(node => 'selectionSet' in node && inSet(node.selectionSet))
}
