import { systemClock } from '../../shared/runtime/clock'
import { readEnv } from '../../shared/runtime/env'
import { createIds } from '../../shared/runtime/ids'
import { createLog } from '../../shared/runtime/log'
import type { Running } from '../../shared/runtime/process'
import { runProcess } from '../../shared/runtime/process'
import { createRules } from './behaviour'
import { createBooks } from './books'
import { sandboxSettings } from './env'
import { openJournal } from './journal'
import type { Notifications } from './notifications'
import { createNotifications } from './notifications'
import { createServer } from './server'

/** Starts the sandbox payment provider. */
export async function start(env: NodeJS.ProcessEnv): Promise<Running> {
  const settings = readEnv(sandboxSettings, env)
  const log = createLog('payments', settings.LOG_LEVEL)
  const clock = systemClock
  const { journal, records } = await openJournal(settings.SANDBOX_JOURNAL)
  const { SANDBOX_NOTIFY_URL: url, SANDBOX_NOTIFY_SECRET: secret } = settings
  const notifications: Notifications | undefined =
    url && secret ? createNotifications({ url, secret, clock, ids: createIds(clock), log }) : undefined
  const server = createServer(
    {
      books: createBooks(records),
      journal,
      rules: createRules(settings.SANDBOX_SEED),
      clock,
      seed: settings.SANDBOX_SEED,
      notify: (payment, times) => notifications?.notify(payment, times),
    },
    settings.PAYMENT_PROVIDER_KEY,
  )
  return {
    url: await server.listen({ host: settings.HOST, port: settings.PORT }),
    async close() {
      await server.close()
      await notifications?.close()
      await journal.close()
    },
  }
}

if (require.main === module)
  void runProcess(() => start(process.env), createLog('payments', process.env['LOG_LEVEL'] ?? 'info'))
