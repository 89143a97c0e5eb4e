import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLError,
  GraphQLField,
  GraphQLFieldResolver,
  GraphQLObjectType,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql'

/** What a field asks of a request before it is resolved. */
export interface Guard {
  /** Why this request may not have the field; decided once a request. */
  readonly refuse: (context: unknown) => GraphQLError | undefined
  /** The field's own resolver behind the guard; undefined for the property of its name. */
  readonly resolve: GraphQLFieldResolver<unknown, unknown> | undefined
}

/** What all fields of an operation have in common. */
export interface Source {
  readonly schema: GraphQLSchema
  readonly operation: OperationDefinitionNode
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>
}

/** A field where an operation asks for it, of one type of object. */
export interface Site {
  /** Its place among the operation's fields. */
  readonly index: number
  /** Its name in the answer. */
  readonly key: string
  readonly node: FieldNode
  /** All places that ask for it under this name: their selections are merged. */
  readonly nodes: readonly FieldNode[]
  readonly field: GraphQLField<unknown, unknown>
  readonly parentType: GraphQLObjectType
  readonly source: Source
  readonly guard: Guard | undefined
  /** Undefined for the property of its name. */
  readonly resolve: GraphQLFieldResolver<unknown, unknown> | undefined
}
