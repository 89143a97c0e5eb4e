/** Prints a .env for docker-compose.yml with passwords and secrets made by chance: `npm run --silent docker:env > .env`. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { project } from './env'
import { say } from './terminal'

/** The variables that the file demands (`${NAME:?}`): all of them are secrets. */
export function demandedVariables(composeFile: string): string[] {
  return [...new Set([...composeFile.matchAll(/\$\{(\w+):\?\}/g)].flatMap(([, name]) => name ?? []))]
}

if (require.main === module)
  for (const name of demandedVariables(readFileSync(join(project, 'docker-compose.yml'), 'utf8')))
    say(`${name}=${randomBytes(24).toString('base64url')}`)
