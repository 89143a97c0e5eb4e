import { z } from 'zod'

/** Settings of the sandbox payment provider. */
export const sandboxSettings = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'])
    .default('development')
    .refine(
      mode => mode !== 'production',
      'the sandbox payment provider moves no money: it does not run in production',
    ),
  LOG_LEVEL: z.string().default('info'),
  HOST: z
    .enum(['127.0.0.1', '::1', 'localhost'], 'the sandbox payment provider listens on this machine only')
    .default('127.0.0.1'),
  /** 0 takes a free one. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(4004),
  /** The key that callers show as a bearer token. */
  PAYMENT_PROVIDER_KEY: z.string().min(16, 'at least 16 characters'),
  /** The file that survives: one line for each thing that happened. */
  SANDBOX_JOURNAL: z.string().default('.perennial/payments.jsonl'),
  /** What the outcomes left to chance are drawn from. */
  SANDBOX_SEED: z.string().default('perennial'),
  /** Where settled payments are told; nowhere when left out. */
  SANDBOX_NOTIFY_URL: z.url().optional(),
  /** What notifications are signed with: one of billing's. */
  SANDBOX_NOTIFY_SECRET: z.string().min(16, 'at least 16 characters').optional(),
})
