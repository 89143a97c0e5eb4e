import { z } from 'zod'

const secrets = z
  .string()
  .transform(text => text.split(',').map(secret => secret.trim()))
  .pipe(z.tuple([z.string().min(16, 'at least 16 characters')], z.string().min(16, 'at least 16 characters')))

const milliseconds = z.coerce.number().int().min(1)

/** Settings of billing. */
export const billingSettings = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  LOG_LEVEL: z.string().default('info'),
  HOST: z.string().default('127.0.0.1'),
  /** 0 takes a free one. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(4002),
  /** As the application role `billing_app`, which row-level security binds. */
  DATABASE_URL: z.string().min(1),
  /** Most database connections at once. */
  DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(100).default(10),
  /** The gateway's signatures are made with one of them; several while one is replaced. */
  IDENTITY_SECRETS: secrets,
  /** Events between services are signed with the first one; any of them is accepted. */
  EVENTS_SECRETS: secrets,
  INFRASTRUCTURE_EVENTS_URL: z.url(),
  PAYMENT_PROVIDER_URL: z.url(),
  PAYMENT_PROVIDER_KEY: z.string().min(1),
  /**
   * How long the payment provider may take before a payment's outcome counts as unknown, in milliseconds. Less than the gateway
   * waits for billing, so that a customer whose payment takes long is told that his order is being paid.
   */
  PAYMENT_TIMEOUT: milliseconds.default(3_500),
  /** How old an open payment must be before it is looked up, in milliseconds: whoever makes it has given up by then. */
  PAYMENT_SETTLE_AFTER: milliseconds.default(10_000),
  /** `false` leaves renewals, payments and the delivery of events to other processes. */
  BACKGROUND_WORK: z.stringbool().default(true),
})

/** Settings of the commands that work on billing's database. */
export const commandSettings = billingSettings
  .pick({ DATABASE_URL: true, PAYMENT_PROVIDER_URL: true, PAYMENT_PROVIDER_KEY: true, PAYMENT_TIMEOUT: true })
  .extend({ LOG_LEVEL: z.string().default('warn') })
