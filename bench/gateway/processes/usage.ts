import { readFileSync } from 'node:fs'
import { memoryOf, peakOf } from '../../processes'

/** Clock ticks of the kernel in a second, as all Linux systems tell them to programs. */
const TICKS = 100

const sum = (values: readonly number[]): number => values.reduce((whole, value) => whole + value, 0)

function ticksOf(pid: number): number {
  // The name in brackets may hold anything, so what follows its end is looked at: the 14th and 15th fields of all.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return Number(fields[11]) + Number(fields[12])
}

/** CPU seconds that processes have used so far, all their threads together. */
export const cpuSecondsOf = (pids: readonly number[]): number => sum(pids.map(ticksOf)) / TICKS

/** The most memory that processes have had, in MB. */
export const peakMegabytesOf = (pids: readonly number[]): number => sum(pids.map(peakOf))

/** What memory processes have now, in MB. */
export const residentMegabytesOf = (pids: readonly number[]): number => memoryOf(pids).megabytes
