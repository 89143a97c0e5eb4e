import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { platform } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'

/** Whether a process of this id exists, whoever it belongs to. A zombie (ended, not yet reaped) does not count. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  return !/^State:\s+Z/m.test(readProc(pid, 'status') ?? '')
}

/** The arguments a process was started with, joined by blanks; undefined when there is no such process. */
export function commandLine(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined
  const fromProc = readProc(pid, 'cmdline')
  if (fromProc !== undefined) return fromProc.replaceAll('\0', ' ').trim()
  try {
    return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return undefined
  }
}

/** Every process of this machine that may be seen, with the arguments it was started with. */
export function processes(): { pid: number; command: string }[] {
  if (platform() !== 'linux') {
    const listed = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,args='], { encoding: 'utf8' }).split('\n')
    return listed.flatMap(line => {
      const [, pid, command] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? []
      return pid && command ? [{ pid: Number(pid), command }] : []
    })
  }
  const pids = readdirSync('/proc').filter(name => /^\d+$/.test(name))
  return pids.map(Number).map(pid => ({ pid, command: commandLine(pid) ?? '' }))
}

/** Sends the signals one after the other, each with its patience, until the process is gone. Tells whether it is. */
export async function end(
  pid: number,
  steps: readonly { signal: NodeJS.Signals; patienceMs: number }[],
): Promise<boolean> {
  for (const { signal, patienceMs } of steps) {
    if (!isAlive(pid)) return true
    try {
      process.kill(pid, signal)
    } catch {
      continue // It ended in between, or is not ours: the check after the loop tells which.
    }
    const until = performance.now() + patienceMs
    while (isAlive(pid) && performance.now() < until) await sleep(15)
  }
  return !isAlive(pid)
}

function readProc(pid: number, file: 'status' | 'cmdline'): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return undefined // Not Linux, or the process is gone.
  }
}
