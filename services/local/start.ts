import { join } from 'node:path'
import pino from 'pino'
import { makeToken } from '../../gateway/token'
import { SettingsError } from '../shared/runtime/env'
import { banner } from './banner'
import { bundle } from './bundle'
import { type DataDirectory, makeDataDirectory } from './data'
import { startDatabases } from './databases'
import { demoMaker, makeDemo } from './demo/make'
import { readDemo } from './demo/state'
import { type LocalSettings, readLocalSettings } from './env'
import { buildPages, explorerPages, isStale, managerPages, type Pages } from './manager'
import { planningThread, type Program, programs } from './programs'
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

  const bundled = bundle([...all, planningThread, demoMaker], data.bundles)
  const started = async (needsDatabase: boolean): Promise<void> => {
    await bundled
    await supervisor.start(all.filter(program => program.needsDatabase === needsDatabase))
  }
  const demo = async (): Promise<void> => {
    await bundled
    if (settings.PERENNIAL_DEMO && !readDemo(data)) await makeDemo(data, supervisor.stopped)
  }
  const services = async (): Promise<void> => {
    await supervisor.finish(startDatabases(data, settings, secrets, log))
    await started(true)
  }
  const pages = async (name: string, which: Pages): Promise<void> => {
    if (isStale(which)) await buildPages(which, join(data.bundles, name), data.log(name), supervisor.stopped)
  }
  const demoMade = demo().catch((error: Error) => tell(error.message))
  await Promise.all([services(), started(false), pages('manager', managerPages), demoMade])
  say(await welcome(settings, data, all, began))
  // Nobody waits for the explorer: its page says so until it is there.
  await pages('graphiql', explorerPages).catch((error: Error) => !supervisor.stopped.aborted && tell(error.message))
}

async function welcome(
  settings: LocalSettings,
  data: DataDirectory,
  all: readonly Program[],
  began: number,
): Promise<string> {
  const publicUrl = process.env['PUBLIC_URL'] ?? `http://localhost:${settings.PORT}`
  const made = readDemo(data)
  const env = { ...process.env, ...all.find(({ name }) => name === 'gateway')?.env }
  const demo = made && { serviceId: made.serviceId, token: await makeToken(['--account', 'demo'], env) }
  return banner({ publicUrl, seconds: (performance.now() - began) / 1000, logs: data.logs, demo })
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
