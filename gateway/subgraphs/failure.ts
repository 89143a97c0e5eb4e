/** Why a subgraph's part of an answer is missing; the message is for the caller and names no internals. */
export type FailureCode =
  'SUBGRAPH_UNAVAILABLE' | 'SUBGRAPH_TIMEOUT' | 'SUBGRAPH_OVERLOADED' | 'SUBGRAPH_INVALID_RESPONSE'

export class SubgraphFailure extends Error {
  constructor(
    readonly code: FailureCode,
    /** For the log. */
    reason: string,
    options?: ErrorOptions,
  ) {
    super(reason, options)
  }
}

const messages: Record<FailureCode, string> = {
  SUBGRAPH_UNAVAILABLE: 'This part of the answer cannot be had at the moment. The rest is complete.',
  SUBGRAPH_TIMEOUT: 'This part of the answer took too long. The rest is complete.',
  SUBGRAPH_OVERLOADED: 'This part of the answer is asked for too often at the moment. The rest is complete.',
  SUBGRAPH_INVALID_RESPONSE: 'This part of the answer could not be used. The rest is complete.',
}

/** All of them. */
export const FAILURE_CODES: readonly string[] = Object.keys(messages)

export const messageOf = (code: FailureCode): string => messages[code]
