import { Logger, run } from 'graphile-worker'
import type { z } from 'zod'
import type { Database, Tx } from './database'
import type { Log } from './log'

/** A background task: a name, the shape of its payload, and what it does. */
export interface Job<Schema extends z.ZodType = z.ZodType> {
  readonly name: string
  readonly schema: Schema
  run(payload: z.infer<Schema>): Promise<void>
}

/** Names a job's payload type once, so that `run` is checked against `schema`. */
export const defineJob = <Schema extends z.ZodType>(job: Job<Schema>): Job => ({
  ...job,
  run: payload => job.run(job.schema.parse(payload)),
})

interface WorkerOptions {
  readonly database: Database
  readonly jobs: readonly Job[]
  /** Lines of crontab, one a job. */
  readonly crontab?: string
  /** Jobs at once in this process. */
  readonly concurrency: number
  readonly log: Log
}

export interface Worker {
  close(): Promise<void>
}

const graphileLogger = (log: Log): Logger =>
  new Logger(scope => (level, message) => {
    const write = { error: log.error, warning: log.warn, info: log.debug, debug: log.trace }[String(level)] ?? log.debug
    write.call(log, { job: scope.taskIdentifier }, message)
  })

/** Works on the jobs in this database until closed; a job that throws is tried again with growing pauses. */
export async function startWorker({ database, jobs, crontab, concurrency, log }: WorkerOptions): Promise<Worker> {
  const runner = await run({
    pgPool: database.pool,
    concurrency,
    noHandleSignals: true,
    pollInterval: 1000,
    logger: graphileLogger(log),
    taskList: Object.fromEntries(jobs.map(job => [job.name, (payload: unknown) => job.run(payload)])),
    crontab: crontab ?? '',
  })
  return { close: () => runner.stop() }
}

interface EnqueueOptions {
  /** A job of the same key that has not begun is replaced. */
  readonly key?: string
  readonly runAt?: Date
}

const addJob = `select graphile_worker.add_job($1, $2::json, run_at := $3, job_key := $4)`

/** Adds a job in the transaction: it exists when the transaction commits, and not otherwise. */
export async function enqueue(
  tx: Tx,
  name: string,
  payload: unknown,
  { key, runAt }: EnqueueOptions = {},
): Promise<void> {
  await tx.query('addJob', addJob, [name, JSON.stringify(payload), runAt ?? null, key ?? null])
}
