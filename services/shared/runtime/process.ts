import type { Log } from './log'
import { startTracing, stopTracing } from './tracing'

export interface Running {
  /** Where it listens: `http://127.0.0.1:4002`. */
  readonly url: string
  /** Finishes what is in flight, then stops. */
  close(): Promise<void>
}

/** How long closing may take before the process is ended the hard way, in milliseconds. */
const patience = 10_000

/** Starts a process' main part and closes it cleanly on SIGTERM or SIGINT; a start that fails says why and exits with 1. */
export async function runProcess(start: () => Promise<Running>, log: Log): Promise<void> {
  try {
    await startTracing(String(log.bindings()['part'] ?? 'perennial'))
    const running = await start()
    log.info({ url: running.url }, 'started')
    const stop = (signal: NodeJS.Signals): void => {
      log.info({ signal }, 'stopping')
      setTimeout(() => process.exit(1), patience).unref()
      const close = async (): Promise<void> => {
        await running.close()
        await stopTracing()
      }
      close().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'could not stop cleanly')
          process.exit(1)
        },
      )
    }
    process.once('SIGTERM', stop)
    process.once('SIGINT', stop)
  } catch (error) {
    log.fatal({ err: error }, error instanceof Error ? error.message : 'could not start')
    process.exitCode = 1
    setTimeout(() => process.exit(1), 500).unref()
  }
}
