import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { commandLine, end } from '../shared/postgres/pid'
import type { DataDirectory } from './data'

const entry = z.object({
  name: z.string(),
  pid: z.number().int().positive(),
  /** What its command line contained, so that a number given to another program since is not mistaken for it. */
  script: z.string(),
})
const list = z.object({
  supervisor: entry.optional(),
  /** Set while the supervisor ends its children. */
  stopping: z.boolean().optional(),
  children: z.array(entry),
})

export type ProcessEntry = z.infer<typeof entry>
export type ProcessList = z.infer<typeof list>

/** Who runs from a data directory, as last written down. */
export function readProcesses(data: DataDirectory): ProcessList {
  try {
    return list.parse(JSON.parse(readFileSync(data.processes, 'utf8')))
  } catch {
    return { children: [] }
  }
}

export function writeProcesses(data: DataDirectory, processes: ProcessList): void {
  const unfinished = `${data.processes}.new`
  writeFileSync(unfinished, JSON.stringify(processes, null, 2))
  renameSync(unfinished, data.processes)
}

/** Whether the process that was written down is still that one. */
export const stillRuns = ({ pid, script }: ProcessEntry): boolean => commandLine(pid)?.includes(script) ?? false

/** Ends what an earlier supervisor, killed before it could, has left running. Gives their names. */
export async function endLeftBehind(data: DataDirectory): Promise<string[]> {
  const left = readProcesses(data).children.filter(stillRuns)
  await Promise.all(left.map(({ pid }) => end(pid, gently)))
  return left.map(({ name }) => name)
}

/** Time to finish what is in flight, then none. */
export const gently = [
  { signal: 'SIGTERM', patienceMs: 12_000 },
  { signal: 'SIGKILL', patienceMs: 2_000 },
] as const
