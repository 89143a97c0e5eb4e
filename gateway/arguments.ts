import { parseArgs } from 'node:util'
import { SettingsError } from '../services/shared/runtime/env'

const usage = `Usage: npm run gateway -- [--supergraph FILE_OR_URL] [--host HOST] [--port N]

  --supergraph  serve this graph alone, to anybody: no tokens, no signed identity. Never in production.
  --host        where to listen (HOST)
  --port        0 takes a free one (PORT)

Everything else is set by environment variables: see gateway/README.md.`

const read = (args: string[]) => {
  try {
    return parseArgs({
      args,
      options: { supergraph: { type: 'string' }, host: { type: 'string' }, port: { type: 'string' } },
    }).values
  } catch (error) {
    throw new SettingsError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
  }
}

/**
 * What the command line says, as the environment variables that it stands for.
 * @throws SettingsError that says how to call the gateway.
 */
export function readArguments(args: readonly string[]): NodeJS.ProcessEnv {
  const { supergraph, host, port } = read([...args])
  for (const [name, value] of Object.entries({ supergraph, host, port }))
    if (value === '') throw new SettingsError(`--${name} is empty\n\n${usage}`)
  // Empty counts as not set: what is said here stands in for either variable.
  const sources = { SUPERGRAPH_PATH: '', SUPERGRAPH_URL: '' }
  const source = supergraph !== undefined && /^https?:\/\//i.test(supergraph) ? 'SUPERGRAPH_URL' : 'SUPERGRAPH_PATH'
  return {
    ...(supergraph !== undefined && { ...sources, [source]: supergraph, IDENTITY: 'none' }),
    ...(host !== undefined && { HOST: host }),
    ...(port !== undefined && { PORT: port }),
  }
}
