import type { ByteText } from './byteText'
import { byteText } from './byteText'
import type { Data } from './data'
import type { SubgraphAnswer, SubgraphCall } from './plan'

/** A call to a subgraph as it is sent. */
export interface Asked extends Omit<SubgraphCall, 'variables'> {
  readonly body: ByteText
  /** Undefined for root fields. */
  readonly entities: Entities | undefined
}

/** What a fetch of entities is about. */
export interface Entities {
  readonly representations: readonly ByteText[]
  /** The other variables, each as it stands in the body. */
  readonly variables: readonly ByteText[]
}

/** What came of a call. */
export interface Reply {
  /** The answer as it came; undefined when there is none. */
  readonly bytes: Buffer | undefined
  /** Tells that the bytes were used as they are, and that all was well. */
  used(): void
  /** Reads it, with its errors; what went wrong is an error too. */
  read(): SubgraphAnswer
  /** The reply to one of several fetches that were one call; without bytes the call's failure is its own. */
  part(asked: Asked, bytes: Buffer | undefined): Reply
}

/** Asks a subgraph; never rejects. */
export type Ask = (asked: Asked) => Promise<Reply>

interface Fetched {
  readonly operation: string
  readonly operationName?: string | undefined
}

/** The text of a call's body before and after its variables. */
type Frame = readonly [before: ByteText, after: ByteText]

export function bodyFrame({ operation, operationName }: Fetched): Frame {
  const named = operationName === undefined ? '' : `,"operationName":${JSON.stringify(operationName)}`
  return [byteText(`{"query":${JSON.stringify(operation)},"variables":{`), byteText(`}${named}}`)]
}

export const bodyOf = ([before, after]: Frame, variables: readonly ByteText[]): ByteText =>
  joined(before + variables.join() + after)

const joined = (text: string): ByteText => text as ByteText

/** The variables of a request that a fetch uses, each as it stands in its body. */
export function variableTexts(names: readonly string[], given: Readonly<Data>): ByteText[] {
  return names.flatMap(name => {
    const value = Object.hasOwn(given, name) ? JSON.stringify(given[name]) : undefined
    return value === undefined ? [] : [byteText(`${JSON.stringify(name)}:${value}`)]
  })
}

/** A call with its body. */
export function toAsk(
  { subgraph, document, operationName }: Omit<SubgraphCall, 'variables'>,
  frame: Frame,
  variables: readonly ByteText[],
  representations: readonly ByteText[] | undefined,
): Asked {
  const all = representations ? [...variables, joined(`"representations":[${representations.join()}]`)] : variables
  const entities = representations && { representations, variables }
  return { subgraph, document, operationName, body: bodyOf(frame, all), entities }
}

/** The plain path's way to ask. */
export const callThrough =
  (ask: Ask) =>
  async ({ variables, ...call }: SubgraphCall): Promise<SubgraphAnswer> => {
    const { representations, ...own } = variables
    const entities = Array.isArray(representations)
      ? representations.map(one => byteText(JSON.stringify(one)))
      : undefined
    const frame = bodyFrame({ operation: call.document, operationName: call.operationName })
    const reply = await ask(toAsk(call, frame, variableTexts(Object.keys(own), own), entities))
    return reply.read()
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
