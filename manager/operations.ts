import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Kind, print, type DocumentNode } from 'graphql'
import * as generated from './src/graphql/generated/graphql'

/** Where the manager's operations are registered, one file each. */
export const registry = join(__dirname, '..', 'schema', 'operations', 'manager')

/** Every operation that the manager sends, whole with its fragments, under the name of its file. */
export function registeredOperations(): ReadonlyMap<string, string> {
  const documents: readonly DocumentNode[] = Object.values(generated)
  const files = documents.flatMap(document => {
    const operation = document.definitions.find(one => one.kind === Kind.OPERATION_DEFINITION)
    const name = operation?.name?.value
    return name === undefined ? [] : [[`${name}.graphql`, `${print(document)}\n`] as const]
  })
  return new Map(files)
}

function writeRegistry(): void {
  mkdirSync(registry, { recursive: true })
  const operations = registeredOperations()
  for (const file of readdirSync(registry)) if (!operations.has(file)) rmSync(join(registry, file))
  for (const [file, text] of operations) writeFileSync(join(registry, file), text)
}

if (require.main === module) writeRegistry()
