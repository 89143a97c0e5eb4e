import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { jsonParser } from 'stream-json/core/parser.js'
import type { Result } from '../../shared/domain/result'
import { refuse } from '../../shared/domain/result'
import { createAssembly, isSection } from '../domain/assembly'
import type { CatalogVersion } from '../domain/plan'
import type { Problem } from '../domain/problem'
import { fieldPath } from '../domain/problem'
import { JsonBuilder, UnholdableText } from './jsonBuilder'

/** Told how many bytes of how many have been read. */
export type Progress = (read: number, total: number) => void

const gzipMagic = Buffer.from([0x1f, 0x8b])

/** The file cannot be read as a catalogue at all. */
class Unreadable extends Error {}

async function inspect(path: string): Promise<{ readonly size: number; readonly gzipped: boolean }> {
  const file = await open(path)
  try {
    const stat = await file.stat()
    if (!stat.isFile()) throw new Unreadable('is not a file')
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0)
    if (bytesRead === 0) throw new Unreadable('is empty')
    const gzipped = buffer.equals(gzipMagic)
    if (!gzipped && path.endsWith('.gz')) throw new Unreadable('is named .gz, but is not gzip')
    return { size: stat.size, gzipped }
  } finally {
    await file.close()
  }
}

/** The file's text, piece by piece: inflated where it is gzip, and nothing but UTF-8. */
async function* textOf(path: string, progress: Progress): AsyncGenerator<string> {
  const { size, gzipped } = await inspect(path)
  const source = createReadStream(path)
  let read = 0
  source.on('data', chunk => progress((read += chunk.length), size))
  const bytes: Readable = gzipped ? source.on('error', error => bytes.destroy(error)).pipe(createGunzip()) : source
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true })
    yield decoder.decode()
  } finally {
    source.destroy()
  }
}

const fieldOf = (error: unknown, field: 'code' | 'message'): unknown =>
  typeof error === 'object' && error !== null && field in error ? Reflect.get(error, field) : undefined

function messageOf(error: unknown): string | undefined {
  if (error instanceof Unreadable || error instanceof UnholdableText) return error.message
  const code = fieldOf(error, 'code')
  if (code === 'ENOENT') return 'does not exist'
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read'
  if (code === 'Z_BUF_ERROR') return 'is cut off: the compressed data ends too early'
  if (typeof code === 'string' && code.startsWith('Z_')) return 'is damaged: the compressed data is wrong'
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'is not UTF-8'
  // The parser's own errors have no code; their text says what it expected.
  const message = fieldOf(error, 'message')
  return code === undefined && typeof message === 'string' && message.startsWith('Parser ')
    ? `is cut off or no JSON: p${message.slice(1)}`
    : undefined
}

const planCodeOf = (element: unknown): string | null =>
  typeof element === 'object' && element !== null && 'planCode' in element && typeof element.planCode === 'string'
    ? element.planCode
    : null

/**
 * Reads a catalogue as a stream and checks it.
 * @returns the catalogue, or all that is wrong with the file.
 */
export async function readCatalogFile(
  path: string,
  progress: Progress,
): Promise<Result<CatalogVersion, readonly Problem[]>> {
  const assembly = createAssembly()
  const builder = new JsonBuilder((list, element) => {
    if (isSection(list)) assembly.add(list, element)
  })
  const parse = jsonParser({ streamValues: false })
  try {
    for await (const text of textOf(path, progress)) {
      const tokens = parse(text)
      // Nothing comes back while the text ends inside of a word.
      if (typeof tokens === 'object') for (const token of tokens.values) builder.accept(token)
    }
    if (builder.document === undefined) throw new Unreadable('is cut off or no JSON: it ends too early')
  } catch (error) {
    const message = messageOf(error)
    if (message === undefined) throw error
    const plan = planCodeOf(builder.element)
    // The code says which element it is.
    const path = plan === null ? builder.path : builder.path.slice(2)
    return refuse([{ plan, field: fieldPath(path), message }])
  }
  return assembly.finish(builder.document)
}
