import { createHmac, randomBytes } from 'node:crypto'
import { createHmacSha256 } from './hmac'

describe('HMAC-SHA256 by two digests', () => {
  it.each([1, 16, 63, 64, 65, 200])('is what Node makes of it, with a secret of %d characters', length => {
    const secret = 'é'.repeat(length).slice(0, length)
    const hmac = createHmacSha256(secret)
    for (const size of [0, 1, 31, 700, 10_000, 21_000, 22_000, 100_000]) {
      const body = randomBytes(size)
      const expected = createHmac('sha256', secret).update('text é\n').update(body).digest('base64url')
      expect(hmac('text é\n', body, 'utf8')).toBe(expected)
      expect(hmac('text é\n', body.toString('latin1'), 'latin1')).toBe(expected)
    }
  })

  it('takes text as UTF-8', () => {
    const expected = createHmac('sha256', 'secret').update('a').update('é€😀').digest('base64url')
    expect(createHmacSha256('secret')('a', 'é€😀', 'utf8')).toBe(expected)
  })
})
