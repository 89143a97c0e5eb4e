import type { ByteText } from '../execution/byteText'

/**
 * Calls that are under way, by caller: whoever asks the same in the meantime gets the same answer. Nobody gets what another
 * caller has asked for, and nobody an answer from before a change of their own.
 */
export interface InFlight {
  /** @param caller the one that a token was verified for */
  share(caller: object, subgraph: string, body: ByteText, send: () => Promise<Buffer>): Promise<Buffer>
  /** The caller has changed something: what is under way may not know of it. */
  forget(caller: object): void
}

export function createInFlight(): InFlight {
  const callers = new WeakMap<object, Map<string, Map<ByteText, Promise<Buffer>>>>()
  return {
    share(caller, subgraph, body, send) {
      let bySubgraph = callers.get(caller)
      if (!bySubgraph) callers.set(caller, (bySubgraph = new Map()))
      let calls = bySubgraph.get(subgraph)
      if (!calls) bySubgraph.set(subgraph, (calls = new Map()))
      const known = calls.get(body)
      if (known) return known
      const sent = send()
      calls.set(body, sent)
      void forgetWhenOver(calls, body, sent)
      return sent
    },
    forget(caller) {
      callers.delete(caller)
    },
  }
}

async function forgetWhenOver(calls: Map<ByteText, unknown>, body: ByteText, sent: Promise<unknown>): Promise<void> {
  try {
    await sent
  } catch {
    // Whoever waits for it is told.
  }
  calls.delete(body)
}

/** For a gateway that sends every call. */
export const sharingNothing: InFlight = { share: (_caller, _subgraph, _body, send) => send(), forget: () => undefined }
