import type { DocumentNode, GraphQLError, GraphQLSchema, OperationDefinitionNode } from 'graphql'
import type { Principal } from '../identity/principal'
import type { Values } from '../operations/variables'
import type { AccessRules } from './access'
import { compileScopeCheck } from './scopeCheck'

/** A valid operation, before it is planned. */
export interface CheckedOperation {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  readonly access: AccessRules
}

/** What differs from one request for an operation to the next. */
interface CheckedRequest {
  readonly principal: Principal
  /** Coerced, with defaults. */
  readonly variables: Values
}

/** Why a request for an operation is refused; undefined when it is not. */
export type Check = (request: CheckedRequest) => GraphQLError | undefined

/** Compiled once an operation; undefined when no request for it can ever be refused for this reason. */
export type CompileCheck = (operation: CheckedOperation) => Check | undefined

/** What must hold before anything is executed, in this order. */
const compilers: readonly CompileCheck[] = [compileScopeCheck]

/** All checks of an operation as one. */
export function compileChecks(operation: CheckedOperation, more: readonly CompileCheck[] = []): Check {
  const checks = [...compilers, ...more].flatMap(compile => compile(operation) ?? [])
  return request => {
    for (const check of checks) {
      const refusal = check(request)
      if (refusal) return refusal
    }
    return undefined
  }
}
