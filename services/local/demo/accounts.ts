import { z } from 'zod'
import { createActions } from '../../billing/actions/index'
import type { CreateAccountInput } from '../../billing/actions/inputs'
import { createHttpProvider } from '../../billing/providers/httpProvider'
import type { AccountId } from '../../shared/domain/ids'
import { DEMO_ACCOUNT_ID, SECOND_DEMO_ACCOUNT_ID } from '../../shared/domain/ids'
import { systemClock as clock } from '../../shared/runtime/clock'
import { createDatabase } from '../../shared/runtime/database'
import { createIds } from '../../shared/runtime/ids'
import type { Log } from '../../shared/runtime/log'
import { eventually, type Graph } from './graph'

interface DemoCustomer {
  readonly account: CreateAccountInput & { readonly id: AccountId }
  /** What the sandbox payment provider knows the saved method by. */
  readonly methods: readonly string[]
}

/** Who is signed in as “demo” and “demo-uk”. */
const customers: readonly DemoCustomer[] = [
  {
    account: {
      id: DEMO_ACCOUNT_ID,
      name: 'Atelier Lumière',
      email: 'compta@atelier-lumiere.example',
      subsidiary: 'FR',
      taxId: 'FR40303265045',
    },
    methods: ['test_visa', 'test_sepa_debit', 'test_declined'],
  },
  {
    account: {
      id: SECOND_DEMO_ACCOUNT_ID,
      name: 'Copper Kettle Ltd',
      email: 'accounts@copper-kettle.example',
      subsidiary: 'GB',
    },
    methods: ['test_visa'],
  },
]

export interface BillingAccess {
  readonly databaseUrl: string
  readonly providerUrl: string
  readonly providerKey: string
}

const me = z.object({ me: z.object({ paymentMethods: z.array(z.object({ id: z.string() })) }).nullable() })

/** Opens the demo customers' accounts, once billing has heard of their subsidiaries. What is there already stays. */
export async function openDemoAccounts(
  { databaseUrl, providerUrl, providerKey }: BillingAccess,
  graphOf: (id: AccountId) => Promise<Graph>,
  log: Log,
): Promise<void> {
  const database = createDatabase({ url: databaseUrl, applicationName: 'perennial-demo', log, max: 2 })
  const provider = createHttpProvider({ url: providerUrl, key: providerKey, timeout: 5_000, connections: 2, log })
  try {
    const actions = createActions({ database, clock, ids: createIds(clock), provider, log })
    for (const { account, methods } of customers) {
      const graph = await graphOf(account.id)
      const known = await eventually(20, () => graph.ask(me, '{ me { paymentMethods { id } } }'))
      if (!known.me) await eventually(20, () => actions.createAccount(account))
      const saved = known.me?.paymentMethods.length ?? 0
      for (const providerRef of methods.slice(saved))
        await actions.addPaymentMethod({ accountId: account.id, providerRef })
    }
  } finally {
    await provider.close()
    await database.close()
  }
}
