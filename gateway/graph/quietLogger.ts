import type { Log } from '../../services/shared/runtime/log'

type Write = (message?: unknown) => void

/** Apollo's log, a level lower than it thinks of itself: what matters is logged by us, with the request's id. */
export function quietLogger(log: Log): Record<'debug' | 'info' | 'warn' | 'error', Write> {
  const at =
    (level: 'trace' | 'debug' | 'warn' | 'error'): Write =>
    message =>
      log[level]({ source: 'apollo' }, String(message))
  return { debug: at('trace'), info: at('debug'), warn: at('warn'), error: at('error') }
}
