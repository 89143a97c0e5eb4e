import { readFileSync } from 'node:fs'
import { peakOf } from '../../processes'

/** Clock ticks of the kernel in a second, as all Linux systems tell them to programs. */
const TICKS = 100

/** CPU seconds that processes have used so far, all their threads together. */
export function cpuSecondsOf(pids: readonly number[]): number {
  let ticks = 0
  for (const pid of pids) {
    // The name in brackets may hold anything, so what follows its end is looked at: the 14th and 15th fields of all.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    ticks += Number(fields[11]) + Number(fields[12])
  }
  return ticks / TICKS
}

/** The most memory that processes have had, in MB. */
export const peakMegabytesOf = (pids: readonly number[]): number =>
  pids.map(peakOf).reduce((sum, megabytes) => sum + megabytes, 0)
