import { MessageReader } from './messages'

const bodiesOf = (text: string, pieceLength: number): string[] => {
  const bodies: string[] = []
  const reader = new MessageReader(({ body }) => bodies.push(body.toString()))
  for (let at = 0; at < text.length; at += pieceLength) reader.push(Buffer.from(text.slice(at, at + pieceLength)))
  return bodies
}

const text =
  'POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nfirst' +
  'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nsec\r\n3\r\nond\r\n0\r\n\r\n' +
  'GET / HTTP/1.1\r\n\r\n'

describe('Messages', () => {
  it.each([1, 2, 7, 64, 1000])('are told one by one when they come in pieces of %i bytes', length => {
    expect(bodiesOf(text, length)).toEqual(['first', 'second', ''])
  })
})
