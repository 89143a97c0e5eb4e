import type { DocumentNode, FieldNode, FragmentDefinitionNode, SelectionSetNode } from 'graphql'
import { Kind, parse, valueFromASTUntyped } from 'graphql'
import type { Field, Model, Type } from './model'

type Variables = Readonly<Record<string, unknown>>
/** A part of an answer: text that is always the same, or that depends on the object's number. */
type Part = string | ((number: number) => string)

/** Writes the answer to one document as JSON. */
export type Write = (variables: Variables) => string

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const write = (part: Part, number: number): string => (typeof part === 'string' ? part : part(number))

/** One part for many, with what never changes joined beforehand. */
function join(parts: readonly Part[]): Part {
  const joined: Part[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part
    else joined.push(part)
  }
  const [only, ...more] = joined
  if (more.length === 0) return only ?? ''
  return number => {
    let text = ''
    for (const part of joined) text += write(part, number)
    return text
  }
}

/** What is asked for, compiled for a model once: whatever aliases and fragments the document has. */
class Compiler {
  private readonly types: ReadonlyMap<string, Type>
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>

  constructor(
    private readonly model: Model,
    document: DocumentNode,
  ) {
    this.types = new Map(model.types.map(type => [type.name, type]))
    this.fragments = new Map(
      document.definitions.flatMap(found =>
        found.kind === Kind.FRAGMENT_DEFINITION ? [[found.name.value, found] as const] : [],
      ),
    )
  }

  root(key: string, nodes: readonly FieldNode[]): Write {
    const [node] = nodes
    if (!node) throw new Error('a field without a selection')
    const name = node.name.value
    const given = (variables: Variables): Variables =>
      Object.fromEntries(
        (node.arguments ?? []).map(argument => [argument.name.value, valueFromASTUntyped(argument.value, variables)]),
      )
    const prefix = `${JSON.stringify(key)}:`
    if (name === '__typename') return () => `${prefix}"Query"`
    if (name === '_entities') {
      const entity = this.entities(nodes)
      return variables => {
        const { representations } = given(variables)
        if (!Array.isArray(representations)) throw new Error('_entities without representations')
        return `${prefix}[${representations.map(entity).join()}]`
      }
    }
    const root = this.model.roots[name]
    if (!root) throw new Error(`there is no Query.${name}`)
    const part = this.object(this.typeNamed(root.type), selections(nodes))
    return variables => {
      const found = root.numbers(given(variables))
      if (found === null) return `${prefix}null`
      if (typeof found === 'number') return prefix + write(part, found)
      return `${prefix}[${found.map(number => write(part, number)).join()}]`
    }
  }

  /** Fields that are asked for more than once are answered once, with all that is asked of them. */
  collect(typeName: string, sets: readonly SelectionSetNode[], into = new Map<string, FieldNode[]>()) {
    for (const node of sets.flatMap(set => set.selections)) {
      if (node.directives?.length) throw new Error('the stubs know no directives')
      if (node.kind === Kind.FIELD) {
        const key = (node.alias ?? node.name).value
        const known = into.get(key)
        if (known) known.push(node)
        else into.set(key, [node])
        continue
      }
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? this.fragments.get(node.name.value) : node
      if (!fragment) throw new Error('a fragment is not there')
      const on = fragment.typeCondition?.name.value ?? typeName
      if (on === typeName) this.collect(typeName, [fragment.selectionSet], into)
    }
    return into
  }

  private typeNamed(name: string): Type {
    const type = this.types.get(name)
    if (!type) throw new Error(`there is no type ${name}`)
    return type
  }

  private entities(nodes: readonly FieldNode[]): (representation: unknown) => string {
    const known = new Map<string, { type: Type; part: Part; needs: readonly string[] }>()
    const ofType = (name: string) => {
      const found = known.get(name)
      if (found) return found
      const type = this.typeNamed(name)
      const asked = [...this.collect(name, selections(nodes)).values()].flatMap(([field]) => field?.name.value ?? [])
      const needs = asked.flatMap(field => needsOf(type.fields[field]))
      const made = { type, needs, part: this.object(type, selections(nodes)) }
      known.set(name, made)
      return made
    }
    return representation => {
      if (!isRecord(representation)) throw new Error('a representation is no object')
      const { type, part, needs } = ofType(String(representation['__typename']))
      const missing = needs.find(field => representation[field] === undefined)
      if (missing !== undefined) throw new Error(`${type.name} is asked for what needs its ${missing}`)
      const number = type.number?.(representation)
      if (number === undefined) throw new Error(`${type.name} has no such key: ${JSON.stringify(representation)}`)
      return write(part, number)
    }
  }

  private object(type: Type, sets: readonly SelectionSetNode[]): Part {
    const parts: Part[] = []
    for (const [key, nodes] of this.collect(type.name, sets)) {
      const name = nodes[0]?.name.value ?? ''
      parts.push(`${parts.length ? ',' : '{'}${JSON.stringify(key)}:`)
      if (name === '__typename') parts.push(JSON.stringify(type.name))
      else parts.push(this.field(type, name, selections(nodes)))
    }
    return join([...parts, '}'])
  }

  private field(type: Type, name: string, sets: readonly SelectionSetNode[]): Part {
    const field = type.fields[name]
    if (!field) throw new Error(`there is no ${type.name}.${name}`)
    if ('constant' in field) return JSON.stringify(field.constant)
    if ('text' in field) return number => JSON.stringify(field.text(number))
    if ('value' in field) return number => String(field.value(number))
    if ('items' in field) {
      const items = field.items.map(item => this.object(item, sets))
      return join(['[', ...items.flatMap((item, at) => (at ? [',', item] : [item])), ']'])
    }
    if ('list' in field) {
      const item = this.object(this.typeNamed(field.list), sets)
      return number =>
        `[${field
          .numbers(number)
          .map(each => write(item, each))
          .join()}]`
    }
    const inner = this.object(typeof field.object === 'string' ? this.typeNamed(field.object) : field.object, sets)
    const { number: to } = field
    return to && typeof inner !== 'string' ? number => inner(to(number)) : inner
  }
}

const selections = (nodes: readonly FieldNode[]): SelectionSetNode[] => nodes.flatMap(node => node.selectionSet ?? [])

const needsOf = (field: Field | undefined): readonly string[] => (field && 'needs' in field && field.needs) || []

/** @throws Error when the model has not what the document asks for. */
export function compileWriter(model: Model, text: string, operationName?: string): Write {
  const document = parse(text, { noLocation: true })
  const operation = document.definitions.find(
    found => found.kind === Kind.OPERATION_DEFINITION && (!operationName || found.name?.value === operationName),
  )
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`there is no operation ${operationName ?? ''}`)
  const compiler = new Compiler(model, document)
  const roots = [...compiler.collect('Query', [operation.selectionSet])].map(([key, nodes]) =>
    compiler.root(key, nodes),
  )
  return variables => `{"data":{${roots.map(root => root(variables)).join()}}}`
}
