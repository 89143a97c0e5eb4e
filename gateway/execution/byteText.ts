/**
 * Text of one character a byte of its UTF-8: what is cut out of answers can be joined with it without being decoded and
 * encoded again, and V8 keeps such text in one byte a character.
 */
export type ByteText = string & { readonly brand: 'ByteText' }

const isAscii = /^[\0-\x7f]*$/

const mark = (text: string): ByteText => text as ByteText

export const byteText = (text: string): ByteText => (isAscii.test(text) ? mark(text) : bytesAsText(Buffer.from(text)))

export const bytesAsText = (bytes: Buffer): ByteText => mark(bytes.toString('latin1'))

export const textAsBytes = (text: ByteText): Buffer => Buffer.from(text, 'latin1')
