import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** The operating system's user that PostgreSQL runs as; undefined: the one who runs this process. */
export type Account = { uid: number; gid: number } | undefined

/** PostgreSQL refuses to run as root: root hands it to the user `postgres`, made when the machine has none. */
export function postgresAccount(): Account {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string): number =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }))
  try {
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/sh', 'postgres'])
    return { uid: id('-u'), gid: id('-g') }
  }
}

/** Whether the account may walk down to a path. Root itself always may, so the modes are read instead of trying. */
export function canReach(account: Account, path: string): boolean {
  if (!account) return true
  for (let at = resolve(path); ; at = dirname(at)) {
    if (!mayEnter(account, at)) return false
    if (at === dirname(at)) return true
  }
}

function mayEnter({ uid, gid }: { uid: number; gid: number }, directory: string): boolean {
  const stat = statSync(directory, { throwIfNoEntry: false })
  if (!stat) return true // Not made yet: its maker decides.
  const shift = stat.uid === uid ? 6 : stat.gid === gid ? 3 : 0
  return ((stat.mode >> shift) & 1) === 1
}
