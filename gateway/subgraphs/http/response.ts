import { BadResponse } from './badResponse'
import { ChunkReader } from './chunks'

export interface Response {
  readonly status: number
  /** The status line and the header lines, as they came. */
  readonly head: string
  readonly body: Buffer
  /** How long the connection may be used for the next call; 0: not at all. */
  readonly keepAliveMs: number
}

const empty = Buffer.alloc(0)

/** The largest head that is taken. */
const longestHead = 64 * 1024

/** Servers close idle connections after 5 seconds or more, if they do not say otherwise. */
const usualKeepAliveMs = 4000

/** So much earlier than the server says a connection is left alone, so that no call meets its end. */
const headStartMs = 1000

/** The headers that say where a response ends, and whether another may follow. */
const framingHeader = /\r\n(content-length|transfer-encoding|connection|keep-alive):[ \t]*([^\r\n]*)/gi
const closes = /(?:^|,)[ \t]*close[ \t]*(?:,|$)/i
const idleTimeout = /timeout=(\d{1,6})/i
const statusLine = /^HTTP\/1\.([01]) (\d{3})(?: [^\r\n]*)?(?=\r\n|$)/

const idleOf = (keepAlive: string): number => {
  const told = idleTimeout.exec(keepAlive)?.[1]
  return told === undefined
    ? usualKeepAliveMs
    : Math.max(0, Math.min(Number(told) * 1000 - headStartMs, usualKeepAliveMs))
}

type Framing = 'head' | 'length' | 'chunks' | 'close'

/**
 * Reads responses to POSTs off one connection, one after the other, from pieces of any size. Strict where two readers could
 * disagree about where a response ends.
 */
export class ResponseReader {
  private framing: Framing = 'head'
  /** What has come of a head that is not whole. */
  private begun: Buffer = empty
  private head = ''
  private status = 0
  private keepAliveMs = 0
  private body: Buffer = empty
  private filled = 0
  private readonly pieces: Buffer[] = []
  private chunks = new ChunkReader()

  constructor(private readonly maxBytes: number) {}

  /** Whether the head has come, and not all of the body. */
  get isInBody(): boolean {
    return this.framing !== 'head'
  }

  /**
   * Takes what came; the bytes may be overwritten afterwards.
   * @returns the response, once it is whole
   * @throws BadResponse
   */
  read(bytes: Buffer): Response | undefined {
    const rest = this.framing === 'head' ? this.readHead(bytes) : bytes
    if (!rest) return undefined
    switch (this.framing) {
      case 'head':
        return undefined
      case 'length':
        return this.readLength(rest)
      case 'chunks': {
        const left = this.chunks.read(rest, piece => this.keep(piece))
        return left && this.finish(Buffer.concat(this.pieces), left.length > 0)
      }
      case 'close':
        this.keep(rest)
        return undefined
    }
  }

  /** The connection was closed: the end of a response that says no length. */
  end(): Response | undefined {
    return this.framing === 'close' ? this.finish(Buffer.concat(this.pieces), true) : undefined
  }

  /** Gives what comes after the head. */
  private readHead(bytes: Buffer): Buffer | undefined {
    let all = this.begun.length > 0 ? Buffer.concat([this.begun, bytes]) : bytes
    for (;;) {
      const end = all.indexOf('\r\n\r\n')
      if (end < 0 ? all.length > longestHead : end > longestHead) throw new BadResponse('a head that is too long')
      if (end < 0) {
        this.begun = Buffer.from(all)
        return undefined
      }
      const head = all.toString('latin1', 0, end)
      all = all.subarray(end + 4)
      if (this.begin(head)) {
        this.begun = empty
        return all
      }
    }
  }

  /** False for a head that is only in advance of the response. */
  private begin(head: string): boolean {
    const [, minor, status] = statusLine.exec(head) ?? []
    if (status === undefined) throw new BadResponse('no HTTP')
    this.status = Number(status)
    this.head = head
    if (this.status < 200) {
      if (this.status === 101) throw new BadResponse('another protocol')
      return false
    }
    let length: string | undefined
    let encoding: string | undefined
    let idle = usualKeepAliveMs
    let isLast = minor === '0'
    framingHeader.lastIndex = 0
    for (let found = framingHeader.exec(head); found; found = framingHeader.exec(head)) {
      const [, name = '', value = ''] = found
      const kind = name.toLowerCase()
      if (kind === 'keep-alive') idle = idleOf(value)
      else if (kind === 'connection') isLast ||= closes.test(value)
      else if (length !== undefined || encoding !== undefined) throw new BadResponse('two ways to tell its end')
      else if (kind === 'content-length') length = value
      else encoding = value
    }
    this.keepAliveMs = isLast ? 0 : idle
    if (length !== undefined && !/^\d{1,15}[ \t]*$/.test(length)) throw new BadResponse('a length that is none')
    if (encoding !== undefined && !/^chunked[ \t]*$/i.test(encoding))
      throw new BadResponse('an encoding that is not ours')
    if (this.status === 204 || this.status === 304) this.expect(0)
    else if (length !== undefined) this.expect(Number(length))
    else this.framing = encoding === undefined ? 'close' : 'chunks'
    return true
  }

  private expect(length: number): void {
    this.checkSize(length)
    this.framing = 'length'
    this.body = length === 0 ? empty : Buffer.allocUnsafe(length)
    this.filled = 0
  }

  private readLength(bytes: Buffer): Response | undefined {
    const copied = bytes.copy(this.body, this.filled)
    this.filled += copied
    if (this.filled < this.body.length) return undefined
    return this.finish(this.body, copied < bytes.length)
  }

  private keep(piece: Buffer): void {
    this.filled += piece.length
    this.checkSize(this.filled)
    this.pieces.push(Buffer.from(piece))
  }

  private checkSize(bytes: number): void {
    if (bytes > this.maxBytes) throw new BadResponse(`more than ${this.maxBytes} bytes`)
  }

  /** @param isFollowed whether there is more than was asked for: nothing on the connection can be believed then */
  private finish(body: Buffer, isFollowed: boolean): Response {
    const response = { status: this.status, head: this.head, body, keepAliveMs: isFollowed ? 0 : this.keepAliveMs }
    this.framing = 'head'
    this.body = empty
    this.filled = 0
    this.pieces.length = 0
    this.chunks = new ChunkReader()
    return response
  }
}
