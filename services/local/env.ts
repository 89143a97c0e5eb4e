import { resolve } from 'node:path'
import { z } from 'zod'
import { canReach, postgresAccount } from '../shared/postgres/account'
import { dataDirectories } from '../shared/runtime/dataDirectory'
import { readEnv } from '../shared/runtime/env'

/** The checkout. */
export const project = resolve(__dirname, '../..')

const port = (byDefault: number) => z.coerce.number().int().min(1).max(65_535).default(byDefault)

/** Settings of the whole system on one machine. What else is set goes on to the processes, whose own env.ts reads it. */
const localSettings = z.object({
  /** Where everything that is kept lies: databases, secrets, logs. Default: `.perennial` in the checkout. */
  PERENNIAL_DATA: z.string().optional(),
  /** The gateway: graph, manager and sign-in. */
  PORT: port(4000),
  CATALOG_PORT: port(4001),
  BILLING_PORT: port(4002),
  INFRASTRUCTURE_PORT: port(4003),
  PAYMENT_SANDBOX_PORT: port(4004),
  POSTGRES_PORT: port(54_320),
  /** Memory that PostgreSQL keeps pages in. */
  POSTGRES_SHARED_BUFFERS: z
    .string()
    .regex(/^\d+(kB|MB|GB)$/, 'a size such as 128MB')
    .default('128MB'),
  /** `false` starts with empty databases. */
  PERENNIAL_DEMO: z.stringbool().default(true),
})

export interface LocalSettings extends Omit<z.infer<typeof localSettings>, 'PERENNIAL_DATA'> {
  readonly data: string
}

export function readLocalSettings(source: NodeJS.ProcessEnv = process.env): LocalSettings {
  const { PERENNIAL_DATA, ...settings } = readEnv(localSettings, source)
  return { ...settings, data: PERENNIAL_DATA ? resolve(PERENNIAL_DATA) : defaultData() }
}

/** As root PostgreSQL runs as a user of its own, who may not be able to reach the checkout (below /root, say). */
function defaultData(): string {
  const { inCheckout, ofMachine } = dataDirectories(project)
  return canReach(postgresAccount(), project) ? inCheckout : ofMachine
}
