import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { DataDirectory } from '../data'

const demo = z.object({ serviceId: z.string() })

export type Demo = z.infer<typeof demo>

const fileIn = (data: DataDirectory): string => join(data.root, 'demo.json')

/** What the demo has made; undefined until all of it is there. */
export function readDemo(data: DataDirectory): Demo | undefined {
  try {
    return demo.parse(JSON.parse(readFileSync(fileIn(data), 'utf8')))
  } catch {
    return undefined
  }
}

export function writeDemo(data: DataDirectory, made: Demo): void {
  writeFileSync(`${fileIn(data)}.new`, JSON.stringify(made))
  renameSync(`${fileIn(data)}.new`, fileIn(data))
}
