import { z } from 'zod'

export const cacheSettings = {
  /** Room for entities whose types carry `@cacheControl`; 0: none are kept. */
  ENTITY_CACHE_BYTES: z.coerce
    .number()
    .int()
    .min(0)
    .default(32 * 1024 * 1024),
  /** Signs `POST /cache/purge`; without one there is no such address. */
  CACHE_PURGE_SECRET: z.string().min(16).optional(),
}
