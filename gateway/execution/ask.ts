import type { ByteText } from './byteText'
import { byteText } from './byteText'
import type { Data } from './data'
import type { SubgraphAnswer, SubgraphCall } from './plan'

/** A call to a subgraph as it is sent. */
export interface Asked extends Omit<SubgraphCall, 'variables'> {
  readonly body: ByteText
  /** How many entities are asked for; undefined for root fields. */
  readonly entities: number | undefined
}

/** What came of a call. */
export interface Reply {
  /** The answer as it came; undefined when there is none. */
  readonly bytes: Buffer | undefined
  /** Tells that the bytes were used as they are, and that all was well. */
  used(): void
  /** Reads it, with its errors; what went wrong is an error too. */
  read(): SubgraphAnswer
}

/** Asks a subgraph; never rejects. */
export type Ask = (asked: Asked) => Promise<Reply>

interface Fetched {
  readonly operation: string
  readonly operationName?: string | undefined
}

/** The text of a call's body before and after its variables; the same as if all of it were printed at once. */
export function bodyFrame({ operation, operationName }: Fetched): readonly [ByteText, ByteText] {
  const named = operationName === undefined ? '' : `,"operationName":${JSON.stringify(operationName)}`
  return [byteText(`{"query":${JSON.stringify(operation)},"variables":`), byteText(`${named}}`)]
}

/** The plain path's way to ask. */
export const callThrough =
  (ask: Ask) =>
  async ({ variables, ...call }: SubgraphCall): Promise<SubgraphAnswer> => {
    const { document: query, operationName } = call
    const { representations } = variables
    const reply = await ask({
      ...call,
      body: byteText(JSON.stringify({ query, variables, operationName })),
      entities: Array.isArray(representations) ? representations.length : undefined,
    })
    return reply.read()
  }

/** The variables of a request that a fetch uses, as they stand in its body without braces. */
export function variablesText(names: readonly string[], given: Readonly<Data>): ByteText {
  let text = ''
  for (const name of names) {
    const value = Object.hasOwn(given, name) ? JSON.stringify(given[name]) : undefined
    if (value !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${value}`
  }
  return byteText(text)
}

/**
 * Keeps the replies of one request, so that whoever asks the same a second time gets what came the first time: another
 * way of putting the answer together asks nobody again.
 */
export function remembering(ask: Ask): Ask {
  const kept: { readonly asked: Asked; readonly reply: Promise<Reply> }[] = []
  return asked => {
    const known = kept.find(one => one.asked.subgraph === asked.subgraph && one.asked.body === asked.body)
    if (known) return known.reply
    const reply = ask(asked)
    kept.push({ asked, reply })
    return reply
  }
}
