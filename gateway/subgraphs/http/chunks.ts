import { BadResponse } from './badResponse'

const longestLine = 4096
const longestTrailers = 16 * 1024
const size = /^([0-9a-f]{1,8})[ \t]*(?:;.*)?$/i

/** Takes the pieces out of a body that comes in chunks. */
export class ChunkReader {
  private line = ''
  private trailers = 0
  private left = 0
  private state: 'size' | 'data' | 'end of data' | 'trailers' = 'size'

  /**
   * @returns what comes after the body, once it is over
   * @throws BadResponse
   */
  read(bytes: Buffer, onPiece: (piece: Buffer) => void): Buffer | undefined {
    let at = 0
    while (at < bytes.length) {
      if (this.state === 'data') {
        const piece = bytes.subarray(at, at + this.left)
        onPiece(piece)
        at += piece.length
        this.left -= piece.length
        if (this.left === 0) this.state = 'end of data'
        continue
      }
      const end = bytes.indexOf(10, at)
      this.line += bytes.toString('latin1', at, end < 0 ? bytes.length : end + 1)
      if (this.line.length > longestLine) throw new BadResponse('a line that is too long')
      if (end < 0) return undefined
      at = end + 1
      if (!this.line.endsWith('\r\n')) throw new BadResponse('a line without an end')
      const line = this.line.slice(0, -2)
      this.line = ''
      if (this.readLine(line)) return bytes.subarray(at)
    }
    return undefined
  }

  /** True for the last line of the body. */
  private readLine(line: string): boolean {
    if (this.state === 'trailers') {
      this.trailers += line.length
      if (this.trailers > longestTrailers) throw new BadResponse('trailers that are too long')
      return line === ''
    }
    if (this.state === 'end of data') {
      if (line !== '') throw new BadResponse('a chunk that is longer than it says')
      this.state = 'size'
      return false
    }
    const digits = size.exec(line)?.[1]
    if (digits === undefined) throw new BadResponse('a chunk without a size')
    this.left = Number.parseInt(digits, 16)
    this.state = this.left === 0 ? 'trailers' : 'data'
    return false
  }
}
