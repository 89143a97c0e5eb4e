import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { bundleOf, bundleOptions } from '../bundle'
import type { DataDirectory } from '../data'
import { project } from '../env'

/** The demo's maker, to be bundled like the programs. */
export const demoMaker = { name: 'demo', source: join(project, 'services', 'local', 'demo', 'main.ts') }

/** Runs the maker in a process of its own, whose memory goes when it is done. @throws Error saying where to read why not. */
export async function makeDemo(data: DataDirectory, signal: AbortSignal): Promise<void> {
  const logFile = data.log(demoMaker.name)
  const log = openSync(logFile, 'a')
  const file = bundleOf(demoMaker.name, data.bundles)
  const child = spawn(process.execPath, [...bundleOptions, file], { stdio: ['ignore', log, log], signal })
  closeSync(log)
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('exit', resolve))
  if (code !== 0)
    throw new Error(`The demo data could not be made; why stands in ${logFile}. The next start tries again.`)
}
