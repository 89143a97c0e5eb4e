/**
 * Makes the demo on the first start, the way a customer's data comes about: catalogues imported, accounts opened,
 * services ordered through the gateway, paid, delivered. A run that is interrupted is simply done again.
 */
import { makeToken } from '../../../gateway/token'
import { DEMO_ACCOUNT_ID } from '../../shared/domain/ids'
import { createLog } from '../../shared/runtime/log'
import { dataDirectory } from '../data'
import { databaseUrl } from '../databases'
import { readLocalSettings } from '../env'
import { programs } from '../programs'
import { secretsIn } from '../secrets'
import { openDemoAccounts } from './accounts'
import { importDemoCatalogues } from './catalogues'
import { eventually, type Graph, graphAt } from './graph'
import { placeDemoOrders } from './orders'
import { writeDemo } from './state'

const log = createLog('demo', 'info')

async function main(): Promise<void> {
  const settings = readLocalSettings()
  const data = dataDirectory(settings.data)
  const secrets = secretsIn(data)
  const gateway = programs(settings, data, secrets).find(({ name }) => name === 'gateway')
  const graphOf = async (account: string): Promise<Graph> => {
    const token = await makeToken(['--account', account], { ...process.env, ...gateway?.env })
    return graphAt(`http://127.0.0.1:${settings.PORT}/graphql`, token)
  }
  // Started with everything else: the database and its tables may still be in the making.
  await eventually(60, async () => {
    await importDemoCatalogues(databaseUrl('catalog', settings, secrets), log)
    return 'imported'
  })
  const billing = {
    databaseUrl: databaseUrl('billing', settings, secrets),
    providerUrl: `http://127.0.0.1:${settings.PAYMENT_SANDBOX_PORT}`,
    providerKey: secrets.paymentProviderKey,
  }
  await openDemoAccounts(billing, graphOf, log)
  writeDemo(data, { serviceId: await placeDemoOrders(await graphOf(DEMO_ACCOUNT_ID), log) })
}

main().catch((error: unknown) => {
  log.fatal({ err: error }, `the demo could not be made: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
})
