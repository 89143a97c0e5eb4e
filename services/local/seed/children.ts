import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { SeedCommand, SeedReport, SeedTask } from '../../shared/seed/seedTask'
import { bundle, bundleOf, bundleOptions } from '../bundle'
import { bundleDirectory } from '../data'
import { project } from '../env'
import { SeedRefused } from './request'

/** Nearly all that a seed makes is garbage at once: with room for more of it, a quarter of its time is saved. */
const nodeOptions = [...bundleOptions, '--max-semi-space-size=64']

type RowCounts = Readonly<Record<string, number>>

/** A service's seed at work in a process of its own. */
export interface SeedChild {
  /** Writes everything and leaves it to be committed. */
  write(task: SeedTask): Promise<RowCounts>
  commit(): Promise<void>
  /** Leaves nothing behind. */
  stop(): void
}

/** The services that have a part of the world, each with a database of its own. */
const seeded = ['billing', 'infrastructure'] as const
export type SeededService = (typeof seeded)[number]

/** Starts the seeds of the services, side by side; `reached` is told how many services each one has written. */
export async function startSeeds(
  dataRoot: string,
  reached: (service: SeededService, services: number) => void,
): Promise<Record<SeededService, SeedChild>> {
  const programs = seeded.map(service => ({
    name: `seed-${service}`,
    source: join(project, 'services', service, 'seed', 'main.ts'),
  }))
  // From one file each they are twice as quick as translated module by module: a million services are many calls.
  const directory = bundleDirectory(dataRoot)
  await bundle(programs, directory)
  const start = (service: SeededService): SeedChild => {
    const child = fork(bundleOf(`seed-${service}`, directory), {
      execArgv: nodeOptions,
      serialization: 'advanced',
      stdio: 'inherit',
    })
    return conversation(child, services => reached(service, services))
  }
  return { billing: start('billing'), infrastructure: start('infrastructure') }
}

function conversation(child: ChildProcess, reached: (services: number) => void): SeedChild {
  const answer = <Kind extends SeedReport['kind']>(
    command: SeedCommand,
    wanted: Kind,
  ): Promise<Extract<SeedReport, { kind: Kind }>> =>
    new Promise((resolve, reject) => {
      const isWanted = (report: SeedReport): report is Extract<SeedReport, { kind: Kind }> => report.kind === wanted
      const onExit = (): void => reject(new SeedRefused('Stopped. Nothing was written.'))
      const onMessage = (report: SeedReport): void => {
        if (report.kind === 'reached') return reached(report.services)
        child.off('exit', onExit).off('message', onMessage)
        if (isWanted(report)) resolve(report)
        else reject(new Error(report.kind === 'failed' ? report.reason : `unexpected: ${report.kind}`))
      }
      child.on('message', onMessage).once('exit', onExit)
      child.send(command)
    })
  return {
    write: async task => (await answer({ kind: 'write', task }, 'written')).rows,
    commit: async () => void (await answer({ kind: 'commit' }, 'committed')),
    stop: () => void child.kill('SIGKILL'),
  }
}
