/**
 * A subgraph over data in memory, for measurements: `npm run memory -- billing ours`.
 * It runs from one file made of the sources, as everything does that `npm start` starts: what is measured is what is run.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { bundle, bundleOf } from '../bundle'
import { bundleDirectory } from '../data'

/** Several are started at once, each with a file of its own. */
const directory = bundleDirectory(`memory ${process.pid}`)

async function main(): Promise<void> {
  await bundle([{ name: 'subgraph', source: join(__dirname, 'subgraph.ts') }], directory)
  await import(bundleOf('subgraph', directory))
  rmSync(directory, { recursive: true })
}

void main()
