import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exportJWK, generateKeyPair } from 'jose'
import { z } from 'zod'
import { errorCode } from '../errorCode'
import { makeSecretDirectory } from './directory'

export const SIGNING_ALGORITHM = 'ES256'

const privateKey = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
  kid: z.string(),
  alg: z.literal(SIGNING_ALGORITHM),
  use: z.literal('sig'),
})

const schema = z.object({
  /** The first one signs; all verify. */
  keys: z.array(privateKey).min(1),
  /** Sign the cookies of the sign-in pages. */
  cookieSecrets: z.array(z.string().min(32)).min(1),
})

export type IssuerKeys = z.infer<typeof schema>

const pathIn = (directory: string): string => join(directory, 'issuer-keys.json')

async function makeKeys(): Promise<IssuerKeys> {
  const { privateKey: key } = await generateKeyPair(SIGNING_ALGORITHM, { extractable: true })
  const kid = randomBytes(12).toString('base64url')
  return schema.parse({
    keys: [{ ...(await exportJWK(key)), kid, alg: SIGNING_ALGORITHM, use: 'sig' }],
    cookieSecrets: [randomBytes(32).toString('base64url')],
  })
}

function read(path: string): IssuerKeys | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw new Error(`The issuer's keys in ${path} cannot be read. Delete the file to have new ones made.`, {
      cause: error,
    })
  }
}

/**
 * The embedded issuer's keys: made once, readable by their owner only. Whoever comes second, of a gateway and a token
 * command that start together, takes the first one's: a link cannot replace a file.
 */
export async function issuerKeys(directory: string): Promise<IssuerKeys> {
  const path = pathIn(directory)
  const known = read(path)
  if (known) return known
  const made = await makeKeys()
  makeSecretDirectory(directory)
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  writeFileSync(draft, JSON.stringify(made), { mode: 0o600 })
  try {
    linkSync(draft, path)
    return made
  } catch (error) {
    const first = errorCode(error) === 'EEXIST' ? read(path) : undefined
    if (!first) throw error
    return first
  } finally {
    rmSync(draft)
  }
}
