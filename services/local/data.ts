import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** What lies where in the data directory. */
export interface DataDirectory {
  readonly root: string
  readonly postgres: string
  readonly logs: string
  readonly secrets: string
  /** The supervisor and the processes it has started, for the next start when this one is killed. */
  readonly processes: string
  readonly log: (name: string) => string
}

export function dataDirectory(root: string): DataDirectory {
  const logs = join(root, 'logs')
  return {
    root,
    postgres: join(root, 'postgres'),
    logs,
    secrets: join(root, 'secrets.json'),
    processes: join(root, 'processes.json'),
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
