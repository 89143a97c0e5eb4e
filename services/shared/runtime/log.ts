import type { Logger } from 'pino'
import pino from 'pino'

export type Log = Logger

/** A structured log in JSON lines on standard output; `part` names the process, secrets in known places are cut out. */
export function createLog(part: string, level: string): Log {
  return pino({
    level,
    base: { part },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['headers.authorization', 'headers.cookie', 'token', 'secret', 'password'],
  })
}
