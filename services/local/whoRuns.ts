import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { commandLine, end, processes } from '../shared/postgres/pid'
import type { DataDirectory } from './data'

const record = z.object({
  pid: z.number().int().positive(),
  /** Set while it ends its children. */
  stopping: z.boolean(),
})

export type SupervisorRecord = z.infer<typeof record>

/** The supervisor's own script, as its command line shows it. */
const script = 'services/local/start.ts'

/** Time to finish what is in flight, then none. */
export const gently = [
  { signal: 'SIGTERM', patienceMs: 12_000 },
  { signal: 'SIGKILL', patienceMs: 2_000 },
] as const

/** Who is in charge of a data directory now. */
export function supervisorOf(data: DataDirectory): SupervisorRecord | undefined {
  try {
    const written = record.parse(JSON.parse(readFileSync(data.supervisor, 'utf8')))
    // Its number may have been given to another program since.
    return commandLine(written.pid)?.includes(script) ? written : undefined
  } catch {
    return undefined
  }
}

export function recordSupervisor(data: DataDirectory, supervisor: SupervisorRecord): void {
  writeFileSync(`${data.supervisor}.new`, JSON.stringify(supervisor))
  renameSync(`${data.supervisor}.new`, data.supervisor)
}

export const forgetSupervisor = (data: DataDirectory): void => rmSync(data.supervisor, { force: true })

/**
 * What a supervisor has started from a data directory: its command line names a bundle made for that directory alone.
 * Written lists of children would miss the one that was started just before the supervisor was killed.
 */
export function childrenOf(data: DataDirectory): { pid: number; name: string }[] {
  return processes().flatMap(({ pid, command }) => {
    const [, after] = command.split(`${data.bundles}/`)
    return after === undefined || pid === process.pid ? [] : [{ pid, name: after.split(/[. ]/)[0] ?? '' }]
  })
}

/** Ends what an earlier supervisor, killed before it could, has left running. Gives the names. */
export async function endLeftBehind(data: DataDirectory): Promise<string[]> {
  const left = childrenOf(data)
  await Promise.all(left.map(({ pid }) => end(pid, gently)))
  return left.map(({ name }) => name)
}
