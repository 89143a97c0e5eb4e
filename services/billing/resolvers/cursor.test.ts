import { createCursors, pageSize } from './cursor'

const list = ['services', 'acc_1', { search: null }]
const cursors = createCursors(['secret'], list)

describe('a cursor', () => {
  it('leads back to the key that it was made of', () => {
    expect(cursors.decode(cursors.encode(['2026-11-22', null]))).toEqual(['2026-11-22', null])
  })

  it.each([
    ['another account', createCursors(['secret'], ['services', 'acc_2', { search: null }])],
    ['another filter', createCursors(['secret'], ['services', 'acc_1', { search: 'x' }])],
    ['another secret', createCursors(['other'], list)],
  ])('of %s is refused', (_, others) => {
    expect(() => cursors.decode(others.encode(['2026-11-22']))).toThrow('does not belong to this list')
  })

  it.each(['', 'x', '!!!!', Buffer.from('["2026-11-22"]').toString('base64url'), 'A'.repeat(100_000)])(
    'that somebody made up is refused',
    forged => {
      expect(() => cursors.decode(forged)).toThrow('does not belong to this list')
    },
  )

  it('with one character changed is refused', () => {
    const cursor = cursors.encode(['2026-11-22'])
    for (let at = 0; at < cursor.length - 1; at++) {
      const changed = cursor.slice(0, at) + (cursor[at] === 'A' ? 'B' : 'A') + cursor.slice(at + 1)
      expect(() => cursors.decode(changed)).toThrow('does not belong to this list')
    }
  })

  it('stays good while its secret is replaced by the next', () => {
    const renewed = createCursors(['next', 'secret'], list)
    expect(renewed.decode(cursors.encode(['a']))).toEqual(['a'])
    expect(() => cursors.decode(renewed.encode(['a']))).toThrow()
  })
})

describe('the size of a page', () => {
  it('is 20 when it is not said, and 1 to 100', () => {
    expect([undefined, null, 1, 100].map(pageSize)).toEqual([20, 20, 1, 100])
    for (const first of [0, -1, 101, 2 ** 31 - 1]) expect(() => pageSize(first)).toThrow('1 to 100')
  })
})
