import type { Reply } from '../ask'

/** Reads an answer as the gateway does: what is no answer is an error, and no data. */
export const replyWith = (bytes: Buffer): Reply => ({
  bytes,
  part: (_, part) => replyWith(part ?? bytes),
  used: () => undefined,
  read() {
    try {
      const { data = null, errors = [] } = JSON.parse(bytes.toString())
      return { data, errors }
    } catch {
      return { data: null, errors: [{ message: 'no JSON' }] }
    }
  },
})
