import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { project } from './env'

/** What lies where in the data directory. */
export interface DataDirectory {
  readonly root: string
  readonly postgres: string
  readonly logs: string
  readonly secrets: string
  /** Who is in charge. */
  readonly supervisor: string
  /** What the supervisor runs, one file for each process. */
  readonly bundles: string
  readonly log: (name: string) => string
}

/** Inside of the checkout, where Node finds the packages; one for each data directory, so that two systems do not meet. */
export function bundleDirectory(dataRoot: string): string {
  const name = createHash('sha256').update(dataRoot).digest('hex').slice(0, 12)
  return join(project, 'node_modules', '.cache', 'perennial', name)
}

export function dataDirectory(root: string): DataDirectory {
  const logs = join(root, 'logs')
  return {
    root,
    postgres: join(root, 'postgres'),
    logs,
    secrets: join(root, 'secrets.json'),
    supervisor: join(root, 'supervisor.json'),
    bundles: join(bundleDirectory(root), 'system'),
    log: name => join(logs, `${name}.log`),
  }
}

/** PostgreSQL's user passes through to its own directory below. */
export function makeDataDirectory(root: string): DataDirectory {
  const data = dataDirectory(root)
  mkdirSync(data.root, { recursive: true, mode: 0o755 })
  mkdirSync(data.logs, { recursive: true, mode: 0o755 })
  return data
}
