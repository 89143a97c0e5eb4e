import type { GraphQLResolveInfo, ResponsePath } from 'graphql'
import { fieldPathOf } from './collectedErrors'
import type { Execution } from './execution'
import type { Site } from './site'

/**
 * What a resolver may ask about where it is: told when it is asked, which most resolvers never do. It is its own path, so that
 * a call takes one object and not two.
 */
export class ResolveInfo implements GraphQLResolveInfo, ResponsePath {
  readonly key: string
  readonly typename: string
  readonly #site: Site
  readonly #execution: Execution

  constructor(
    readonly prev: ResponsePath | undefined,
    site: Site,
    execution: Execution,
  ) {
    this.key = site.key
    this.typename = site.parentType.name
    this.#site = site
    this.#execution = execution
  }

  get path(): ResponsePath {
    return this
  }

  get fieldName(): string {
    return this.#site.field.name
  }

  get fieldNodes(): GraphQLResolveInfo['fieldNodes'] {
    return this.#site.nodes
  }

  get returnType(): GraphQLResolveInfo['returnType'] {
    return this.#site.field.type
  }

  get parentType(): GraphQLResolveInfo['parentType'] {
    return this.#site.parentType
  }

  get schema(): GraphQLResolveInfo['schema'] {
    return this.#site.source.schema
  }

  get fragments(): GraphQLResolveInfo['fragments'] {
    return this.#site.source.fragments
  }

  get rootValue(): unknown {
    return this.#execution.rootValue
  }

  get operation(): GraphQLResolveInfo['operation'] {
    return this.#site.source.operation
  }

  get variableValues(): GraphQLResolveInfo['variableValues'] {
    return this.#execution.variables
  }
}

/** What is told about a field to whoever tells types apart, from a position in it, be it an item of its lists. */
export function infoAt(position: ResponsePath, site: Site, execution: Execution): ResolveInfo {
  const path = fieldPathOf(position)
  return path instanceof ResolveInfo ? path : new ResolveInfo(path.prev, site, execution)
}
