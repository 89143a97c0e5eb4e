import type { GraphQLResolveInfo, ResponsePath } from 'graphql'
import type { Execution } from './execution'
import type { Site } from './site'

/** What a resolver may ask about where it is: put together when it is asked, which most resolvers never do. */
export class ResolveInfo implements GraphQLResolveInfo {
  constructor(
    private readonly site: Site,
    readonly path: ResponsePath,
    private readonly execution: Execution,
  ) {}

  get fieldName(): string {
    return this.site.field.name
  }

  get fieldNodes(): GraphQLResolveInfo['fieldNodes'] {
    return this.site.nodes
  }

  get returnType(): GraphQLResolveInfo['returnType'] {
    return this.site.field.type
  }

  get parentType(): GraphQLResolveInfo['parentType'] {
    return this.site.parentType
  }

  get schema(): GraphQLResolveInfo['schema'] {
    return this.site.source.schema
  }

  get fragments(): GraphQLResolveInfo['fragments'] {
    return this.site.source.fragments
  }

  get rootValue(): unknown {
    return this.execution.rootValue
  }

  get operation(): GraphQLResolveInfo['operation'] {
    return this.site.source.operation
  }

  get variableValues(): GraphQLResolveInfo['variableValues'] {
    return this.execution.variables
  }
}
