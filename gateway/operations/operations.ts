import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql'
import { getOperationAST } from 'graphql'
import type { Check } from '../graph/checks'
import type { CompiledOperation } from '../execution/operation'
import type { Plan, Planner } from '../planning/planner'
import { PlannerUnavailable } from '../planning/planner'
import type { KnownDocument } from './knownDocuments'
import { createKnownDocuments } from './knownDocuments'
import type { DocumentRules } from './readDocument'
import type { Refused } from './refusal'
import { refusalOf, withCode } from './refusal'
import { createTurns } from './turns'
import type { Coerce, Values } from './variables'
import { compileVariables } from './variables'
import type { ExpectedOperation } from './warmUp'

/** A valid operation of a document: what a request for it must fulfil is known, how it is executed not yet. */
export interface ValidOperation {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly definition: OperationDefinitionNode
  readonly text: string
  readonly coerce: Coerce
  readonly check: Check
}

/** One that can be executed at once, as often as it is asked for. */
export interface PreparedOperation extends ValidOperation {
  readonly kind: 'prepared'
  readonly compiled: CompiledOperation
}

export type Preparation = PreparedOperation | Refused

export interface Operations {
  /** What is known of an operation already; undefined: it has to be prepared. */
  known(text: string, operationName: string | undefined): Preparation | undefined
  /** Never rejects: what goes wrong is a refusal. */
  prepare(text: string, operationName: string | undefined): Promise<Preparation>
  /** Some of those that are prepared, the newest ones first. */
  prepared(most: number): ExpectedOperation[]
  /** Reads, limits and validates; plans nothing. */
  validate(text: string, operationName: string | undefined): ValidOperation | Refused
}

export interface OperationsOptions {
  readonly rules: DocumentRules
  readonly planner: Planner
  readonly compile: (operation: ValidOperation, plan: Plan | undefined) => CompiledOperation
  readonly compileChecks: (document: DocumentNode, operation: OperationDefinitionNode) => Check
  /** An operation could not be planned or compiled, which should never happen. */
  readonly onFailure: (error: unknown) => void
}

interface Prepared extends ValidOperation {
  /** Once it is planned, or once that has failed. */
  ready?: Preparation
  preparing?: Promise<Preparation>
}

const noOperation = refusalOf([
  withCode(
    'OPERATION_RESOLUTION_FAILURE',
    'The document has no such operation, or more than one and no name was given.',
  ),
])

const notInOnePiece = refusalOf([
  withCode('BAD_REQUEST', 'A subscription is answered by events: accept text/event-stream, or use a WebSocket.'),
])

const failed = refusalOf([withCode('INTERNAL_SERVER_ERROR', 'The operation could not be planned.', 500)])

const overloaded: Refused = {
  ...refusalOf([withCode('OVERLOADED', 'Too many new operations at once. Try again in a moment.', 503)]),
  headers: { 'retry-after': '1' },
}

/** The same operation with the values of the variables that stand for its literals. */
const withLiterals = <Operation extends ValidOperation>(operation: Operation, literals: Values): Operation => ({
  ...operation,
  coerce: given => operation.coerce({ ...given, ...literals }),
})

/** Keeps what was made of the texts that clients send, for one version of the graph. */
export function createOperations(options: OperationsOptions): Operations {
  const { rules, planner, compile, compileChecks, onFailure } = options
  const documents = createKnownDocuments<Prepared>(rules)
  const turn = createTurns()

  const operationIn = (known: KnownDocument<Prepared>, name: string | undefined): Prepared | Refused => {
    const definition = getOperationAST(known.document, name)
    if (!definition) return noOperation
    const found = known.operations.get(definition)
    if (found) return found
    const { document, text } = known
    const operation: Prepared = {
      schema: rules.schema,
      document,
      definition,
      text,
      coerce: compileVariables(rules.schema, definition),
      check: compileChecks(document, definition),
    }
    known.operations.set(definition, operation)
    return operation
  }

  const plan = async (operation: Prepared): Promise<Preparation> => {
    try {
      if (operation.definition.operation === 'subscription') return (operation.ready = notInOnePiece)
      const found = await planner.plan(operation.text, operation.definition.name?.value)
      await turn()
      const { schema, document, definition, text, coerce, check } = operation
      const compiled = compile(operation, found)
      return (operation.ready = { kind: 'prepared', schema, document, definition, text, coerce, check, compiled })
    } catch (error) {
      if (error instanceof PlannerUnavailable) return overloaded
      onFailure(error)
      return (operation.ready = failed)
    } finally {
      delete operation.preparing
    }
  }

  const forRequest = (preparation: Preparation, literals: Values | undefined): Preparation =>
    literals && preparation.kind === 'prepared' ? withLiterals(preparation, literals) : preparation

  return {
    prepared(most) {
      const found = documents
        .all()
        .flatMap(({ sent, operations }) =>
          [...operations.values()].flatMap(({ ready, definition }) =>
            ready?.kind === 'prepared' ? [{ text: sent, operationName: definition.name?.value }] : [],
          ),
        )
      return found.slice(-most).reverse()
    },
    known(text, name) {
      const found = documents.find(text)
      if (!found || found.kind === 'refused') return found
      const operation = operationIn(found.known, name)
      if ('kind' in operation) return operation
      return operation.ready && forRequest(operation.ready, found.literals)
    },
    async prepare(text, name) {
      const known = documents.find(text)
      if (!known) await turn()
      const found = known ?? documents.read(text)
      if (found.kind === 'refused') return found
      const operation = operationIn(found.known, name)
      if ('kind' in operation) return operation
      return forRequest(operation.ready ?? (await (operation.preparing ??= plan(operation))), found.literals)
    },
    validate(text, name) {
      const found = documents.read(text)
      if (found.kind === 'refused') return found
      const operation = operationIn(found.known, name)
      return 'kind' in operation || !found.literals ? operation : withLiterals(operation, found.literals)
    },
  }
}
