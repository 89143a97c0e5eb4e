/**
 * Runs a command of a service against the system on this machine: `run.ts SERVICE[,SERVICE…] SCRIPT ARGUMENT…`.
 * The settings that the command asks for come from the data directory, and PostgreSQL runs for as long as the command
 * when nobody has started it. Where DATABASE_URL is set, that database is meant and nothing is added.
 */
import { spawn } from 'node:child_process'
import { programs } from './programs'
import { say } from './terminal'
import { withPostgres } from './withPostgres'

/** Gives the command's exit code. */
function command(script: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(process.execPath, ['--require', require.resolve('tsx/cjs'), script, ...args], {
    env,
    stdio: 'inherit',
  })
  return new Promise((resolve, reject) => child.once('error', reject).once('exit', code => resolve(code ?? 1)))
}

async function main([names = '', script = '', ...args]: readonly string[]): Promise<number> {
  if (process.env['DATABASE_URL']) return command(script, args, process.env)
  return withPostgres(async ({ settings, data, secrets }) => {
    const codes: number[] = []
    for (const name of names.split(',')) {
      const env = programs(settings, data, secrets).find(program => program.name === name)?.env
      if (!env) throw new Error(`There is no service ${name}.`)
      if (names !== name) say(`${name}:`)
      codes.push(await command(script, args, { ...env, LOG_LEVEL: 'warn', ...process.env }))
    }
    // What is asked of several services is done when one of them could do it.
    return Math.min(...codes)
  })
}

// Ctrl-C reaches the command too, who decides when it ends.
process.on('SIGINT', () => undefined)
main(process.argv.slice(2)).then(
  code => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  },
)
