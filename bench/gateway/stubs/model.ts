/** What a stub subgraph knows: for each type, what its fields are for the object of a number. */

export type Field =
  | { readonly constant: string | number | boolean | null }
  | { readonly text: (number: number) => string; readonly needs?: readonly string[] }
  | { readonly value: (number: number) => number | boolean; readonly needs?: readonly string[] }
  | { readonly object: string | Type; readonly number?: (number: number) => number }
  | { readonly items: readonly Type[] }
  | { readonly list: string; readonly numbers: (number: number) => readonly number[] }

export interface Type {
  readonly name: string
  readonly fields: Readonly<Record<string, Field>>
  /** Which object a representation means; a type without it is no entity. */
  readonly number?: (representation: Readonly<Record<string, unknown>>) => number | undefined
}

interface Root {
  readonly type: string
  /** Which objects the arguments mean. */
  readonly numbers: (given: Readonly<Record<string, unknown>>) => number | readonly number[] | null
}

export interface Model {
  readonly roots: Readonly<Record<string, Root>>
  readonly types: readonly Type[]
}

/** The graph that these subgraphs are composed to: what a client's answer must be is written from it. */
export function together(models: readonly Model[]): Model {
  const types = new Map<string, Type>()
  for (const type of models.flatMap(model => model.types)) {
    const known = types.get(type.name)
    types.set(type.name, known ? { ...known, fields: { ...known.fields, ...type.fields } } : type)
  }
  return { roots: Object.assign({}, ...models.map(({ roots }) => roots)), types: [...types.values()] }
}
