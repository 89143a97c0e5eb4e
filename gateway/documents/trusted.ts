import { createHash } from 'node:crypto'
import { readFile, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Kind, parse } from 'graphql'
import { z } from 'zod'

/** Operations that were known when their clients were built. */
export interface TrustedDocuments {
  /** By `sha256:` and the hash of its text, by the hash alone, by a manifest's id, or by its operation's name where only one has it. */
  get(id: string): string | undefined
  has(text: string): boolean
  readonly size: number
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const manifest = z.union([
  /** What Apollo's tools write. */
  z.object({
    format: z.literal('apollo-persisted-query-manifest'),
    version: z.literal(1),
    operations: z.array(z.object({ id: z.string().min(1), body: z.string().min(1) })),
  }),
  /** What GraphQL Code Generator writes: text by id. */
  z.record(z.string().min(1), z.string().min(1)),
])

interface Listed {
  readonly id?: string
  readonly text: string
}

async function readManifest(path: string): Promise<Listed[]> {
  const read = manifest.parse(JSON.parse(await readFile(path, 'utf8')))
  if (Array.isArray(read['operations'])) return read['operations'].map(({ id, body }) => ({ id, text: body }))
  return Object.entries(read).flatMap(([id, text]) => (typeof text === 'string' ? [{ id, text }] : []))
}

async function readFolder(path: string): Promise<Listed[]> {
  const files = (await readdir(path, { recursive: true })).filter(file => file.endsWith('.graphql')).sort()
  const texts = await Promise.all(files.map(file => readFile(join(path, file), 'utf8')))
  // A client prints its operations without the line break that ends a file.
  return texts.flatMap(text => [{ text }, { text: text.trimEnd() }])
}

const operationNames = (text: string): string[] =>
  parse(text, { noLocation: true }).definitions.flatMap(node =>
    node.kind === Kind.OPERATION_DEFINITION && node.name ? [node.name.value] : [],
  )

/**
 * Reads a manifest (JSON), or a folder with an operation in each `.graphql` file.
 * @throws when it cannot be read, or an operation of it is none.
 */
export async function readTrustedDocuments(path: string): Promise<TrustedDocuments> {
  const listed = (await stat(path)).isDirectory() ? await readFolder(path) : await readManifest(path)
  const byId = new Map<string, string>()
  const byName = new Map<string, Set<string>>()
  for (const { id, text } of listed) {
    const hash = sha256(text)
    byId.set(hash, text).set(`sha256:${hash}`, text)
    if (id !== undefined) byId.set(id, text)
    const [name, ...more] = operationNames(text)
    if (name !== undefined && more.length === 0) byName.set(name, (byName.get(name) ?? new Set()).add(text.trimEnd()))
  }
  for (const [name, [text, ...others]] of byName)
    if (text !== undefined && others.length === 0 && !byId.has(name)) byId.set(name, text)
  const texts = new Set(listed.map(({ text }) => text))
  return { get: id => byId.get(id), has: text => texts.has(text), size: texts.size }
}

/** None: nothing is trusted by its id. */
export const noTrustedDocuments: TrustedDocuments = { get: () => undefined, has: () => false, size: 0 }
