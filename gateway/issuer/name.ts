import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeSecretDirectory } from './directory'
import { ISSUER_PATH } from './path'

const fileIn = (directory: string): string => join(directory, 'issuer')

/** What the embedded issuer calls itself at an address. */
export const issuerAt = (publicUrl: string): string => `${publicUrl}${ISSUER_PATH}`

/** Writes down under which name the gateway of this data directory takes tokens, for whoever makes some beside it. */
export function recordIssuer(directory: string, issuer: string): void {
  makeSecretDirectory(directory)
  writeFileSync(fileIn(directory), issuer)
}

/** The name that the gateway last went by; undefined when none has run yet. */
export function recordedIssuer(directory: string): string | undefined {
  try {
    return readFileSync(fileIn(directory), 'utf8').trim() || undefined
  } catch {
    return undefined
  }
}
