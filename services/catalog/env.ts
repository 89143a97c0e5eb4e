import { z } from 'zod'

const secrets = z
  .string()
  .transform(text => text.split(',').map(secret => secret.trim()))
  .pipe(z.tuple([z.string().min(16, 'at least 16 characters')], z.string().min(16, 'at least 16 characters')))

/** Settings of the catalog. */
export const catalogSettings = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  LOG_LEVEL: z.string().default('info'),
  HOST: z.string().default('127.0.0.1'),
  /** 0 takes a free one. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(4001),
  /** As the application role `catalog_app`, which row-level security binds. */
  DATABASE_URL: z.string().min(1),
  /** Most database connections at once. */
  DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(100).default(10),
  /** The gateway's signatures are made with one of them; several while one is replaced. */
  IDENTITY_SECRETS: secrets,
  /** Events are signed with the first one. */
  EVENTS_SECRETS: secrets,
  BILLING_EVENTS_URL: z.url(),
  /** `false` leaves the delivery of events and the beginning of versions to other processes. */
  BACKGROUND_WORK: z.stringbool().default(true),
})

/** Settings of the commands that work on the catalog's database. */
export const commandSettings = catalogSettings.pick({ DATABASE_URL: true, LOG_LEVEL: true }).extend({
  LOG_LEVEL: z.string().default('warn'),
})
