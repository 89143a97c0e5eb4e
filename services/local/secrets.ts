import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import type { DataDirectory } from './data'

const secret = () =>
  z
    .string()
    .min(32)
    .default(() => randomBytes(24).toString('base64url'))

const passwords = () => z.object({ owner: secret(), app: secret() }).prefault({})

const schema = z.object({
  superuser: secret(),
  databases: z.object({ catalog: passwords(), billing: passwords(), infrastructure: passwords() }).prefault({}),
  identity: z.object({ catalog: secret(), billing: secret(), infrastructure: secret() }).prefault({}),
  events: secret(),
  paymentProviderKey: secret(),
  paymentNotifications: secret(),
})

export type Secrets = z.infer<typeof schema>

/** All of them, made by chance. */
export const newSecrets = (): Secrets => schema.parse({})

/** Made by chance on the first start and kept in a file that only its owner can read. */
export function secretsIn(data: DataDirectory): Secrets {
  const kept: unknown = existsSync(data.secrets) ? JSON.parse(readFileSync(data.secrets, 'utf8')) : {}
  if (!existsSync(data.secrets) && existsSync(data.postgres))
    throw new Error(`${data.secrets} is gone and with it the passwords of the databases. Start over: npm run reset`)
  const secrets = schema.parse(kept)
  const unfinished = `${data.secrets}.new`
  writeFileSync(unfinished, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  renameSync(unfinished, data.secrets)
  return secrets
}
