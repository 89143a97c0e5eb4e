import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Log } from '../../shared/runtime/log'
import { createHttpProvider } from '../providers/httpProvider'
import type { PaymentProvider } from '../providers/provider'
import { start } from '../sandbox/main'

/** A payment provider of one's own for the length of a run: the sandbox, reached as billing reaches it. */
export async function withPayments<T>(log: Log, work: (provider: PaymentProvider) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), 'perennial-payments-'))
  const key = randomBytes(16).toString('hex')
  const sandbox = await start({
    NODE_ENV: 'test',
    LOG_LEVEL: 'fatal',
    PORT: '0',
    PAYMENT_PROVIDER_KEY: key,
    SANDBOX_JOURNAL: join(directory, 'payments.jsonl'),
  })
  const provider = createHttpProvider({ url: sandbox.url, key, timeout: 10_000, connections: 4, log })
  try {
    return await work(provider)
  } finally {
    await provider.close()
    await sandbox.close()
    rmSync(directory, { recursive: true, force: true })
  }
}
