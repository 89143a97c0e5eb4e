/** HTTP/1.1 as far as a bench needs it: messages with a length or in chunks, cut out of what a socket brings. */

const headEnd = Buffer.from('\r\n\r\n')
const nothing = Buffer.alloc(0)

export interface Message {
  /** The first line and the headers, as they came. */
  readonly head: string
  readonly body: Buffer
}

/** The body of a message in chunks and where it ends, or undefined while not all of it is there. */
function unchunk(bytes: Buffer, from: number): { body: Buffer; end: number } | undefined {
  const parts: Buffer[] = []
  let at = from
  for (;;) {
    const line = bytes.indexOf('\r\n', at)
    if (line < 0) return undefined
    const length = parseInt(bytes.toString('latin1', at, line), 16)
    if (Number.isNaN(length)) throw new Error('a chunk without a length')
    const end = line + 2 + length + 2
    if (bytes.length < end) return undefined
    if (length === 0) return { body: parts.length === 1 ? (parts[0] ?? nothing) : Buffer.concat(parts), end }
    parts.push(bytes.subarray(line + 2, end - 2))
    at = end
  }
}

const lengthField = /\r\ncontent-length: *(\d+)/i
const chunked = /\r\ntransfer-encoding: *chunked/i

/** Give it what comes; it tells each whole message. */
export class MessageReader {
  private pending: Buffer[] = []
  private size = 0
  /** How many bytes there must be before it is worth another look. */
  private wanted = 0

  constructor(private readonly onMessage: (message: Message) => void) {}

  push(chunk: Buffer): void {
    this.pending.push(chunk)
    this.size += chunk.length
    if (this.size < this.wanted) return
    let bytes = this.pending.length === 1 ? chunk : Buffer.concat(this.pending, this.size)
    this.wanted = 0
    while (bytes.length > 0) {
      const end = this.read(bytes)
      if (end === undefined) break
      bytes = bytes.subarray(end)
    }
    this.pending = bytes.length ? [bytes] : []
    this.size = bytes.length
  }

  private read(bytes: Buffer): number | undefined {
    const headLength = bytes.indexOf(headEnd)
    if (headLength < 0) return undefined
    const from = headLength + headEnd.length
    const head = bytes.toString('latin1', 0, headLength)
    const length = lengthField.exec(head)?.[1]
    if (length !== undefined) {
      const end = from + Number(length)
      if (bytes.length < end) {
        this.wanted = end
        return undefined
      }
      this.onMessage({ head, body: bytes.subarray(from, end) })
      return end
    }
    if (!chunked.test(head)) {
      this.onMessage({ head, body: nothing })
      return from
    }
    const found = unchunk(bytes, from)
    if (found) this.onMessage({ head, body: found.body })
    return found?.end
  }
}
