import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { project } from './env'

export interface Welcome {
  readonly publicUrl: string
  readonly seconds: number
  readonly logs: string
  /** A service of the demo customer and a token that may read it; undefined without demo data. */
  readonly demo: { readonly serviceId: string; readonly token: string } | undefined
}

/** What a person wants to know when everything runs. */
export function banner({ publicUrl, seconds, logs, demo }: Welcome): string {
  const lines = [
    '',
    `Perennial is ready (${seconds.toFixed(1)} s)`,
    '',
    `  Manager    ${publicUrl}/            sign in as “Demo customer” or “Operator”, no password`,
    `  Graph      ${publicUrl}/graphql     POST, with a token: npm run token -- --account demo`,
    `  GraphiQL   ${publicUrl}/graphiql`,
    `  Logs       ${logs}`,
    '',
    ...(demo ? mainQuery(`${publicUrl}/graphql`, demo.serviceId, demo.token) : []),
    'Ctrl-C stops everything; npm start finds it again; npm run reset starts over.',
  ]
  return lines.join('\n')
}

function mainQuery(graph: string, serviceId: string, token: string): string[] {
  const operation = readFileSync(join(project, 'schema', 'operations', 'ServicePage.graphql'), 'utf8')
  const query = operation.replace(/^#.*\n/gm, '').trim()
  const body = JSON.stringify({ query: query.replace(/\s+/g, ' '), variables: { id: serviceId } })
  return [
    'The main query, for GraphiQL:',
    '',
    ...query.split('\n').map(line => `  ${line}`),
    '',
    `  variables  ${JSON.stringify({ id: serviceId })}`,
    `  headers    ${JSON.stringify({ authorization: `Bearer ${token}` })}`,
    '',
    'or for a shell:',
    '',
    `  curl -s ${graph} -H 'content-type: application/json' -H 'authorization: Bearer ${token}' -d '${body}'`,
    '',
  ]
}
