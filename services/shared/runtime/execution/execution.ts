import type { GraphQLError } from 'graphql'
import { getArgumentValues } from 'graphql'
import { CollectedErrors } from './collectedErrors'
import type { Site } from './site'

export type Arguments = Record<string, unknown>

/** Of fields without arguments, in all requests: what a resolver wrote into it would reach others. */
export const NO_ARGUMENTS: Arguments = Object.freeze({})

/** Something that was thrown, where a value was expected. */
export class Thrown {
  constructor(readonly error: unknown) {}
}

/** Whatever of one request the fields of an operation share. */
export class Execution {
  readonly collected = new CollectedErrors()
  private readonly known: (Arguments | Thrown)[] = []
  private readonly refusals: (GraphQLError | null)[] = []

  constructor(
    readonly context: unknown,
    readonly variables: Arguments,
    readonly rootValue: unknown,
  ) {}

  /**
   * A field's arguments. They depend on the variables only, so that all objects of a list share them.
   * @throws as graphql-js does.
   */
  argumentsOf(site: Site): Arguments {
    const known = (this.known[site.index] ??= this.read(site))
    if (known instanceof Thrown) throw known.error
    return known
  }

  /** @throws when this request may not have the field, which is decided once for all objects. */
  permit({ index, guard }: Site): void {
    const refusal = (this.refusals[index] ??= guard?.refuse(this.context) ?? null)
    if (refusal) throw refusal
  }

  private read({ field, node }: Site): Arguments | Thrown {
    if (field.args.length === 0) return NO_ARGUMENTS
    try {
      return getArgumentValues(field, node, this.variables)
    } catch (error) {
      return new Thrown(error)
    }
  }
}
