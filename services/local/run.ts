/**
 * Runs a command of a service against the system on this machine: `run.ts SERVICE[,SERVICE…] SCRIPT ARGUMENT…`.
 * The settings that the command asks for come from the data directory, and PostgreSQL runs for as long as the command
 * when nobody has started it. Where DATABASE_URL is set, that database is meant and nothing is added.
 */
import { spawn } from 'node:child_process'
import { createLog } from '../shared/runtime/log'
import { stopCluster } from '../shared/postgres/cluster'
import { type DataDirectory, makeDataDirectory } from './data'
import { startDatabases } from './databases'
import { readLocalSettings } from './env'
import { readProcesses, stillRuns } from './processList'
import { programs } from './programs'
import { secretsIn } from './secrets'
import { say } from './terminal'

/** Gives the command's exit code. */
function command(script: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(process.execPath, ['--require', require.resolve('tsx/cjs'), script, ...args], {
    env,
    stdio: 'inherit',
  })
  return new Promise((resolve, reject) => child.once('error', reject).once('exit', code => resolve(code ?? 1)))
}

const isInCharge = (data: DataDirectory): boolean => {
  const { supervisor } = readProcesses(data)
  return supervisor !== undefined && stillRuns(supervisor)
}

async function main([names = '', script = '', ...args]: readonly string[]): Promise<number> {
  if (process.env['DATABASE_URL']) return command(script, args, process.env)
  const settings = readLocalSettings()
  const data = makeDataDirectory(settings.data)
  const secrets = secretsIn(data)
  if (!isInCharge(data)) await startDatabases(data, settings, secrets, createLog('migrate', 'warn'))
  try {
    const codes: number[] = []
    for (const name of names.split(',')) {
      const env = programs(settings, data, secrets).find(program => program.name === name)?.env
      if (!env) throw new Error(`There is no service ${name}.`)
      if (names !== name) say(`${name}:`)
      codes.push(await command(script, args, { ...env, LOG_LEVEL: 'warn', ...process.env }))
    }
    // What is asked of several services is done when one of them could do it.
    return Math.min(...codes)
  } finally {
    if (!isInCharge(data)) await stopCluster(data.postgres)
  }
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
