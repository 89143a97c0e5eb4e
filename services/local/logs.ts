import { closeSync, openSync, readSync, renameSync, statSync } from 'node:fs'
import { z } from 'zod'

const keepBytes = 20 * 1024 * 1024

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0

/** A log that has grown large is put aside; one such is kept. */
export function rotate(file: string): void {
  if (sizeOf(file) > keepBytes) renameSync(file, `${file}.1`)
}

const line = z.object({ level: z.number(), msg: z.string() })
const errorLevel = 50

/** The message of a log line that a person should see; undefined for all the others. */
function problemIn(text: string): string | undefined {
  try {
    const read = line.safeParse(JSON.parse(text))
    return read.success && read.data.level >= errorLevel ? read.data.msg : undefined
  } catch {
    return undefined // Not a line of ours: a library or Node wrote it.
  }
}

/** Reports errors that are written to a log from now on. Gives the function that ends it. */
export function followProblems(file: string, report: (message: string) => void): () => void {
  let read = sizeOf(file)
  let rest = ''
  const look = (): void => {
    const size = sizeOf(file)
    if (size < read) read = 0
    if (size === read) return
    const lines = (rest + textBetween(file, read, size)).split('\n')
    read = size
    rest = lines.pop() ?? ''
    for (const text of lines) {
      const problem = problemIn(text)
      if (problem) report(problem)
    }
  }
  const timer = setInterval(look, 500)
  timer.unref()
  return () => clearInterval(timer)
}

function textBetween(file: string, from: number, to: number): string {
  const buffer = Buffer.alloc(to - from)
  const descriptor = openSync(file, 'r')
  try {
    readSync(descriptor, buffer, 0, buffer.length, from)
  } finally {
    closeSync(descriptor)
  }
  return buffer.toString('utf8')
}
