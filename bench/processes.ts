import { readdirSync, readFileSync } from 'node:fs'

/** What a process of this machine needs and whose child it is, as Linux tells it. */

function read(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return undefined // It has ended, or this is not Linux.
  }
}

function parents(): Map<number, number> {
  let names: string[]
  try {
    names = readdirSync('/proc')
  } catch {
    return new Map()
  }
  const pids = names.map(Number).filter(Number.isInteger)
  return new Map(
    pids.flatMap(pid => {
      // The name in brackets may hold anything, so what follows its end is looked at.
      const parent = read(pid, 'stat')?.split(') ').at(-1)?.split(' ')[1]
      return parent === undefined ? [] : [[pid, Number(parent)]]
    }),
  )
}

/** A process and all that came from it. */
export function family(root: number): number[] {
  const parentOf = parents()
  const found = [root]
  for (const member of found) for (const [pid, parent] of parentOf) if (parent === member) found.push(pid)
  return found
}

const kilobytes = (text: string | undefined, field: string): number | undefined => {
  const found = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(text ?? '')?.[1]
  return found === undefined ? undefined : Number(found)
}

const MB = 1024

/** Memory of processes together in MB; what several share counts once (PSS), where Linux tells it. */
export function memoryOf(pids: readonly number[]): { readonly megabytes: number; readonly measure: 'PSS' | 'RSS' } {
  const shares = pids.map(pid => kilobytes(read(pid, 'smaps_rollup'), 'Pss'))
  if (shares.some(share => share !== undefined))
    return { megabytes: sum(shares.map(share => share ?? 0)) / MB, measure: 'PSS' }
  return { megabytes: sum(pids.map(pid => kilobytes(read(pid, 'status'), 'VmRSS') ?? 0)) / MB, measure: 'RSS' }
}

/** Node runs the project's commands; npm, which starts them, and PostgreSQL go by names of their own. */
export const isNode = (pid: number): boolean => read(pid, 'comm')?.trim() === 'node'

/** The most memory that a process has ever had, in MB. */
export const peakOf = (pid: number): number => (kilobytes(read(pid, 'status'), 'VmHWM') ?? 0) / MB

const sum = (values: readonly number[]): number => values.reduce((whole, value) => whole + value, 0)
