import { resolve } from 'node:path'
import { z } from 'zod'
import { createPersistedQueries } from './persisted'
import type { ResolveDocument } from './resolve'
import { createDocuments } from './resolve'
import { noTrustedDocuments, readTrustedDocuments } from './trusted'

export const documentSettings = {
  /** A manifest, or a folder of operations, that clients may name by id. */
  TRUSTED_DOCUMENTS: z
    .string()
    .min(1)
    .transform(path => resolve(path))
    .optional(),
  /** Whether any other operation is refused. */
  TRUSTED_DOCUMENTS_ONLY: z.stringbool().default(false),
  /** How much room there is for operations that clients persist by themselves; 0: none is kept. */
  PERSISTED_QUERIES_BYTES: z.coerce
    .number()
    .int()
    .min(0)
    .default(4 * 1024 * 1024),
}

type DocumentSettings = z.infer<z.ZodObject<typeof documentSettings>>

/** @throws when the trusted documents cannot be read. */
export async function documentsOf(given: DocumentSettings): Promise<ResolveDocument> {
  const { TRUSTED_DOCUMENTS: path, TRUSTED_DOCUMENTS_ONLY: trustedOnly, PERSISTED_QUERIES_BYTES: bytes } = given
  return createDocuments({
    trusted: path === undefined ? noTrustedDocuments : await readTrustedDocuments(path),
    trustedOnly,
    persisted: bytes > 0 ? createPersistedQueries(bytes) : undefined,
  })
}
