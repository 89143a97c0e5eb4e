import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Kind, parse } from 'graphql'
import type { Log } from '../../services/shared/runtime/log'
import type { Operations } from './operations'

/** An operation that clients are known to send. */
export interface ExpectedOperation {
  readonly text: string
  readonly operationName: string | undefined
}

/** Warming up takes no longer: what is not prepared by then is when it is first asked for. */
const patience = 10_000

/** How many operations of the graph before are prepared for the next. */
const carriedOver = 200

const operationsIn = (text: string): ExpectedOperation[] =>
  parse(text, { noLocation: true }).definitions.flatMap(node =>
    node.kind === Kind.OPERATION_DEFINITION ? [{ text, operationName: node.name?.value }] : [],
  )

/**
 * The operations in the `.graphql` files of a folder and those below it; none when there is no folder.
 * @throws when a file cannot be read or is no document.
 */
async function operationsBelow(folder: string): Promise<ExpectedOperation[]> {
  const files = await readdir(folder, { recursive: true }).catch(() => [])
  const texts = await Promise.all(
    files.filter(file => file.endsWith('.graphql')).map(file => readFile(join(folder, file), 'utf8')),
  )
  // Clients send what was printed; the end of a file's last line is the file's.
  return texts.flatMap(text => operationsIn(text.trimEnd()))
}

export interface WarmUpOptions {
  /** Where the operations are that clients are expected to send. */
  readonly folder: string
  readonly log: Log
}

interface Graph {
  readonly operations: Operations
}

/**
 * Prepares operations before anybody asks for them, one after the other: those that clients sent to the graph before,
 * and those that they are expected to send. What is no good any more is left. Never rejects.
 */
export function createWarmUp({ folder, log }: WarmUpOptions): (next: Graph, before?: Graph) => Promise<void> {
  return async (next, before) => {
    const until = performance.now() + patience
    const expected = await operationsBelow(folder).catch((error: unknown) => {
      log.warn({ err: error, folder }, 'the expected operations cannot be read')
      return []
    })
    for (const { text, operationName } of [...(before?.operations.prepared(carriedOver) ?? []), ...expected]) {
      if (performance.now() > until) return
      await next.operations.prepare(text, operationName)
    }
  }
}
