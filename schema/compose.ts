/**
 * Composes the supergraph from the three subgraphs' SDL: `npm run compose` writes schema/supergraph.graphql,
 * `npm run compose -- --check` fails when the committed one differs.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { composeServices } from '@apollo/composition'
import { parse } from 'graphql'

/** Where the subgraphs listen by default; the gateway's settings say where they really are. */
const subgraphs = [
  { name: 'catalog', url: 'http://127.0.0.1:4001/graphql' },
  { name: 'billing', url: 'http://127.0.0.1:4002/graphql' },
  { name: 'infrastructure', url: 'http://127.0.0.1:4003/graphql' },
]

const target = join(__dirname, 'supergraph.graphql')

/** @throws Error that lists every reason why the subgraphs do not fit together. */
export function compose(): string {
  const composed = composeServices(
    subgraphs.map(({ name, url }) => ({
      name,
      url,
      typeDefs: parse(readFileSync(join(__dirname, `${name}.graphql`), 'utf8')),
    })),
  )
  if (composed.errors) throw new Error(composed.errors.map(error => error.message).join('\n\n'))
  return `${composed.supergraphSdl.trim()}\n`
}

function main(check: boolean): void {
  const supergraph = compose()
  if (!check) {
    writeFileSync(target, supergraph)
    process.stdout.write(`Composed ${target}\n`)
  } else if (readFileSync(target, 'utf8') !== supergraph) {
    process.stderr.write('schema/supergraph.graphql is not what the three SDL files compose to: run npm run compose.\n')
    process.exitCode = 1
  }
}

if (require.main === module) main(process.argv.includes('--check'))
