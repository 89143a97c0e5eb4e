import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { begin, over, project, signal } from '../command'

export const peersDirectory = join(project, 'bench', 'peers')

/** Written when all is there: what was installed, so that half of it is not taken for all. */
const stamp = join(peersDirectory, 'node_modules', '.installed')

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')

/** The gateways that ours is measured beside: installed when they are first needed, and again when others are wanted. */
export async function installPeers(tell: (text: string) => void): Promise<void> {
  const wanted = hashOf(join(peersDirectory, 'package-lock.json'))
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  tell('installing the peers (npm ci in bench/peers), which takes a minute or two')
  const child = spawn('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: peersDirectory,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const { pid } = child
  if (pid === undefined) throw new Error('npm cannot be started')
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  const ended = new Promise<number | null>((closed, failed) => child.once('error', failed).once('close', closed))
  begin(pid, async () => {
    signal(pid, 'SIGTERM')
    await ended
  })
  const code = await ended
  over(pid)
  if (code !== 0) throw new Error(`npm ci in bench/peers ended with ${code}:\n${errors.slice(-2000)}`)
  writeFileSync(stamp, wanted)
}
