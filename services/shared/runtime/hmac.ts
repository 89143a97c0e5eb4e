import { createHmac, hash } from 'node:crypto'

/** HMAC-SHA256 with one key, of a text and a body behind it, as base64url. */
export type Hmac = (text: string, body: string | Buffer, encoding: 'latin1' | 'utf8') => string

const BLOCK = 64
const DIGEST = 32

/** Larger ones are rare, and are worth an object of their own. */
const largest = 64 * 1024

const blockOf = (key: Buffer, pad: number): Buffer =>
  Buffer.from(Array.from({ length: BLOCK }, (_, index) => (key[index] ?? 0) ^ pad))

/**
 * Node makes an object in C++ for each HMAC, which costs more, collected, than the digest of a small body. RFC 2104 is two
 * digests, and each is one call without an object.
 */
export function createHmacSha256(secret: string): Hmac {
  const given = Buffer.from(secret)
  const key = given.length > BLOCK ? hash('sha256', given, 'buffer') : given
  const inner = Buffer.allocUnsafeSlow(BLOCK + largest)
  blockOf(key, 0x36).copy(inner)
  const outer = Buffer.allocUnsafeSlow(BLOCK + DIGEST)
  blockOf(key, 0x5c).copy(outer)

  return (text, body, encoding) => {
    // No character takes more than three bytes.
    const most = 3 * (text.length + body.length)
    if (most > largest) {
      const hmac = createHmac('sha256', given).update(text)
      return (typeof body === 'string' ? hmac.update(body, encoding) : hmac.update(body)).digest('base64url')
    }
    let end = BLOCK + inner.write(text, BLOCK, 'utf8')
    end += typeof body === 'string' ? inner.write(body, end, encoding) : body.copy(inner, end)
    hash('sha256', inner.subarray(0, end), 'buffer').copy(outer, BLOCK)
    return hash('sha256', outer, 'base64url')
  }
}
