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
  const callers = new WeakMap<object, Map<string, Promise<Buffer>>>()
  return {
    share(caller, subgraph, body, send) {
      const calls = callers.get(caller) ?? new Map<string, Promise<Buffer>>()
      callers.set(caller, calls)
      const key = `${subgraph} ${body}`
      const known = calls.get(key)
      if (known) return known
      const sent = send()
      calls.set(key, sent)
      // Another may stand there by now, after a change.
      const over = () => calls.get(key) === sent && calls.delete(key)
      sent.then(over, over)
      return sent
    },
    forget(caller) {
      callers.delete(caller)
    },
  }
}

/** For a gateway that sends every call. */
export const sharingNothing: InFlight = { share: (_caller, _subgraph, _body, send) => send(), forget: () => undefined }
