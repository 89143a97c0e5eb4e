import { join } from 'node:path'
import { THREAD_BUNDLE } from '../../gateway/planning/thread'
import { type Bundled, bundleOf } from './bundle'
import type { DataDirectory } from './data'
import { databaseUrl, type Service } from './databases'
import { type LocalSettings, project } from './env'
import type { Secrets } from './secrets'

/** A process of the system, as the supervisor starts it. */
export interface Program extends Bundled {
  /** What is run: one file made of the source and what it imports. */
  readonly file: string
  readonly env: Readonly<Record<string, string>>
  readonly port: number
  /** The setting that chose the port. */
  readonly portSetting: keyof LocalSettings
  /** Answers 200 when the process can work. */
  readonly health: string
  /** Whether it works only once its database does. */
  readonly needsDatabase: boolean
}

const here = '127.0.0.1'

/** The gateway's second thread: it looks for it beside itself. */
export const planningThread: Bundled = {
  name: THREAD_BUNDLE,
  source: join(project, 'gateway', 'planning', 'worker.ts'),
}

/** Everything that runs besides PostgreSQL, each with the settings that its own env.ts asks for. */
export function programs(settings: LocalSettings, data: DataDirectory, secrets: Secrets): Program[] {
  const sourceAndFile = (name: string, ...path: string[]): Pick<Program, 'name' | 'source' | 'file'> => ({
    name,
    source: join(project, ...path),
    file: bundleOf(name, data.bundles),
  })
  const urlOf = (port: number): string => `http://${here}:${port}`
  const catalog = urlOf(settings.CATALOG_PORT)
  const billing = urlOf(settings.BILLING_PORT)
  const infrastructure = urlOf(settings.INFRASTRUCTURE_PORT)
  const payments = urlOf(settings.PAYMENT_SANDBOX_PORT)

  const subgraph = (
    name: Service,
    portSetting: 'CATALOG_PORT' | 'BILLING_PORT' | 'INFRASTRUCTURE_PORT',
    own: Record<string, string>,
  ): Program => ({
    ...sourceAndFile(name, 'services', name, 'main.ts'),
    port: settings[portSetting],
    portSetting,
    health: '/ready',
    needsDatabase: true,
    env: {
      HOST: here,
      PORT: String(settings[portSetting]),
      DATABASE_URL: databaseUrl(name, settings, secrets),
      IDENTITY_SECRETS: secrets.identity[name],
      EVENTS_SECRETS: secrets.events,
      ...own,
    },
  })

  return [
    {
      ...sourceAndFile('payments', 'services', 'billing', 'sandbox', 'main.ts'),
      port: settings.PAYMENT_SANDBOX_PORT,
      portSetting: 'PAYMENT_SANDBOX_PORT',
      health: '/live',
      needsDatabase: false,
      env: {
        HOST: here,
        PORT: String(settings.PAYMENT_SANDBOX_PORT),
        PAYMENT_PROVIDER_KEY: secrets.paymentProviderKey,
        SANDBOX_JOURNAL: join(data.root, 'payments.jsonl'),
        SANDBOX_NOTIFY_URL: `${billing}/events`,
        SANDBOX_NOTIFY_SECRET: secrets.paymentNotifications,
      },
    },
    subgraph('catalog', 'CATALOG_PORT', { BILLING_EVENTS_URL: `${billing}/events` }),
    subgraph('billing', 'BILLING_PORT', {
      EVENTS_SECRETS: `${secrets.events},${secrets.paymentNotifications}`,
      INFRASTRUCTURE_EVENTS_URL: `${infrastructure}/events`,
      PAYMENT_PROVIDER_URL: payments,
      PAYMENT_PROVIDER_KEY: secrets.paymentProviderKey,
    }),
    subgraph('infrastructure', 'INFRASTRUCTURE_PORT', { BILLING_EVENTS_URL: `${billing}/events` }),
    {
      ...sourceAndFile('gateway', 'gateway', 'main.ts'),
      port: settings.PORT,
      portSetting: 'PORT',
      health: '/ready',
      needsDatabase: false,
      env: {
        PORT: String(settings.PORT),
        DATA_DIR: join(data.root, 'gateway'),
        CATALOG_URL: `${catalog}/graphql`,
        BILLING_URL: `${billing}/graphql`,
        INFRASTRUCTURE_URL: `${infrastructure}/graphql`,
        CATALOG_IDENTITY_SECRET: secrets.identity.catalog,
        BILLING_IDENTITY_SECRET: secrets.identity.billing,
        INFRASTRUCTURE_IDENTITY_SECRET: secrets.identity.infrastructure,
      },
    },
  ]
}
