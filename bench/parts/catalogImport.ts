import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { project, run } from '../command'
import { atMost, type Finding } from '../finding'
import { writeCatalog } from '../generatedCatalog'
import type { Stack } from '../stack'

const SECONDS = 5
const MEGABYTES = 300

/** A real catalogue where there is one beside the checkout, otherwise one of our own of the same size. */
function catalogFile(stack: Stack): string {
  const real = resolve(project, '..', 'shared', 'catalogs')
  const [first] = existsSync(real) ? readdirSync(real).filter(name => name.endsWith('.json.gz')) : []
  return first ? join(real, first) : writeCatalog(stack.data)
}

/** Imports a catalogue of some megabytes into a system that does not run, with its PostgreSQL started and stopped for it. */
export async function importCatalog(stack: Stack): Promise<Finding[]> {
  const file = catalogFile(stack)
  await run('catalog:rollout', ['--list'], stack.env) // Makes the databases, which is no part of an import.
  const { output, seconds, peakMegabytes } = await run('catalog:import', [file], stack.env)
  const own = /imported in ([\d.]+) s/.exec(output)?.[1]
  return [
    atMost('catalogue import, the whole command', SECONDS, seconds, ' s'),
    ...(own ? [atMost('catalogue import, reading and writing', SECONDS, Number(own), ' s')] : []),
    atMost('catalogue import, peak memory', MEGABYTES, peakMegabytes, ' MB'),
  ]
}
