import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/** Makes the directory of the issuer's secrets for its owner only; what is above it may be for others to pass through. */
export function makeSecretDirectory(directory: string): void {
  mkdirSync(dirname(directory), { recursive: true })
  mkdirSync(directory, { recursive: true, mode: 0o700 })
}
