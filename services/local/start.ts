import { join } from 'node:path'
import pino from 'pino'
import { SettingsError } from '../shared/runtime/env'
import { banner } from './banner'
import { bundle, bundleDirectory } from './bundle'
import { makeDataDirectory } from './data'
import { startDatabases } from './databases'
import { readLocalSettings } from './env'
import { buildManager, isStale } from './manager'
import { programs } from './programs'
import { secretsIn } from './secrets'
import { refuseTakenPorts, StartRefused, type Supervisor, takeCharge } from './supervisor'
import { say, tell } from './terminal'

/** The whole system on one machine, until it is told to stop. */
async function start(inCharge: (supervisor: Supervisor) => void): Promise<void> {
  const began = performance.now()
  const settings = readLocalSettings()
  const data = makeDataDirectory(settings.data)
  const supervisor = await takeCharge(data, tell)
  inCharge(supervisor)
  const secrets = secretsIn(data)
  const log = pino({ base: { part: 'supervisor' } }, pino.destination({ dest: data.log('supervisor'), sync: true }))
  const all = programs(settings, data, secrets)
  await refuseTakenPorts(all)

  const bundles = bundleDirectory(data.root)
  const bundling = bundle(all, bundles)
  const withoutDatabase = async (): Promise<void> =>
    supervisor.start((await bundling).filter(program => !program.needsDatabase))
  const withDatabase = async (): Promise<void> => {
    await supervisor.finish(startDatabases(data, settings, secrets, log))
    await supervisor.start((await bundling).filter(program => program.needsDatabase))
  }
  const pages = async (): Promise<void> => {
    if (isStale()) await buildManager(join(bundles, 'manager'), data.log('manager'), supervisor.stopped)
  }
  await Promise.all([withDatabase(), withoutDatabase(), pages()])
  const publicUrl = process.env['PUBLIC_URL'] ?? `http://localhost:${settings.PORT}`
  say(banner({ publicUrl, seconds: (performance.now() - began) / 1000, logs: data.logs, demo: undefined }))
}

function main(): void {
  let supervisor: Supervisor | undefined
  let ending = false
  const end = async (code: number): Promise<void> => {
    if (ending) return
    ending = true
    try {
      await supervisor?.stop()
    } catch (error) {
      say(error instanceof Error ? error.message : String(error))
      process.exit(1)
    }
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (ending) return
      tell('stopping')
      void end(0)
    })
  start(taken => (supervisor = taken)).catch((error: unknown) => {
    if (ending) return
    const expected = error instanceof StartRefused || error instanceof SettingsError
    say(expected ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error))
    void end(1)
  })
}

main()
