import { randomUUID } from 'node:crypto'
import type { AccountId } from '../../shared/domain/ids'
import { SYSTEM } from '../../shared/domain/viewer'
import type { Running } from '../../shared/runtime/process'
import { start } from '../main'
import { auditFaults } from '../store/audit'
import type { BillingSystem } from './billingSystem'
import { ask, billingSystem } from './billingSystem'
import type { BillingProcess, Program } from './childProcess'
import { buildProgram } from './childProcess'
import { orderServer } from './documents'
import { eventually } from './eventually'
import { startHttpProxy } from './httpProxy'
import type { Proxy } from './postgresProxy'
import { startPostgresProxy } from './postgresProxy'
import type { Steps } from './steps'
import { createSteps } from './steps'

/** A billing process behind proxies that count its steps and can end it at any of them. */
interface Victim {
  readonly steps: Steps
  readonly process: BillingProcess
  close(): Promise<void>
}

async function startVictim(system: BillingSystem, program: Program): Promise<Victim> {
  const steps = createSteps()
  const proxies: Proxy[] = await Promise.all([
    startPostgresProxy(system.database.url, steps),
    startHttpProxy(system.payments.url, steps),
  ])
  const [database, payments] = proxies
  const process = await program.start({
    ...system.env,
    DATABASE_URL: database?.url ?? '',
    PAYMENT_PROVIDER_URL: payments?.url ?? '',
    PAYMENT_TIMEOUT: '5000',
  })
  return {
    steps,
    process,
    async close() {
      process.kill()
      await process.exited
      await Promise.all(proxies.map(proxy => proxy.close()))
    },
  }
}

/** An order that was begun in a process that was killed at its n-th step. */
interface Attempt {
  readonly n: number
  readonly accountId: AccountId
  readonly key: string
  readonly wasKilled: boolean
}

async function orderAndKill(system: BillingSystem, program: Program, n: number): Promise<Attempt> {
  const [accountId, victim] = await Promise.all([system.account(), startVictim(system, program)])
  const key = randomUUID()
  victim.steps.arm(n, victim.process.kill)
  try {
    const { data } = await ask(victim.process.url, { as: accountId, query: orderServer, variables: { key } })
    expect(data).toMatchObject({ orderService: { order: { state: 'COMPLETED' } } })
  } catch (error) {
    if (!victim.steps.ended) throw error
  } finally {
    await victim.close()
  }
  return { n, accountId, key, wasKilled: victim.steps.ended }
}

/** Kills at step 1, 2, 3 … until an order completes before its step comes. */
async function killAtEveryStep(system: BillingSystem, program: Program): Promise<Attempt[]> {
  const attempts: Attempt[] = []
  let next = 1
  let finished = false
  const run = async (): Promise<void> => {
    while (!finished) {
      const attempt = await orderAndKill(system, program, next++)
      attempts.push(attempt)
      if (!attempt.wasKilled) finished = true
    }
  }
  // Two at once: while one process starts, the other one dies.
  await Promise.all([run(), run()])
  return attempts.sort((a, b) => a.n - b.n)
}

describe('an order whose process is killed', () => {
  let system: BillingSystem
  let attempts: Attempt[]
  let recovered: Running

  beforeAll(async () => {
    system = await billingSystem()
    const billing = await start(system.env)
    await system.tellOffers(billing.url)
    await billing.close()
    const program = await buildProgram()
    attempts = await killAtEveryStep(system, program).finally(program.remove)
    recovered = await start({ ...system.env, BACKGROUND_WORK: 'true', PAYMENT_SETTLE_AFTER: '1' })
    await settleAll()
  }, 600_000)
  afterAll(async () => {
    await recovered.close()
    await system.close()
  })

  /** What the background work does by the minute, now. */
  async function settleAll(): Promise<void> {
    await system.pool.transaction(SYSTEM, async tx => {
      await tx.query('dueNow', `update payment set next_try_at = now() where state = 'PENDING'`)
      await tx.query('settleNow', `select graphile_worker.add_job('settlePayments', '{}'::json)`)
    })
    await eventually(
      () => system.pool.transaction(SYSTEM, tx => tx.query('open', `select from payment where state = 'PENDING'`)),
      open => open.length === 0,
      30_000,
    )
  }

  /** How many of everything an account has. */
  async function tallyOf({ accountId }: Attempt): Promise<object> {
    const [row] = await system.pool.transaction(SYSTEM, tx =>
      tx.query<{ payments: string[] }>(
        'tally',
        `select (select count(*)::int from service where account_id = a.id) as services,
           (select count(*)::int from invoice where account_id = a.id) as invoices,
           (select count(*)::int from outbox where data->>'accountId' = $2) as events,
           (select coalesce(sum(amount), 0)::int from ledger_entry where account_id = a.id and ledger_account = 'CASH') as cash,
           array(select replace(id::text, '-', '') from payment where account_id = a.id) as payments
         from account a where id = $1::uuid`,
        [accountId.slice(4), accountId],
      ),
    )
    if (!row) throw new Error('the account is gone')
    const { payments, ...counts } = row
    const charged = (await system.charges()).filter(
      ({ reference = '', outcome }) => outcome === 'captured' && payments.includes(reference.slice(4)),
    )
    return { ...counts, charges: charged.length }
  }

  const bought = { services: 1, invoices: 1, events: 1, cash: 3239, charges: 1 }
  const undone = { services: 0, invoices: 0, events: 0, cash: 0, charges: 0 }

  it('was killed at every step from its first statement to its last', () => {
    const steps = attempts.filter(({ wasKilled }) => wasKilled).map(({ n }) => n)
    expect(steps).toEqual(steps.map((_, index) => index + 1))
    // Two transactions and one charge: fewer steps would mean that the proxies count nothing.
    expect(steps.length).toBeGreaterThan(12)
  })

  it('completes or is undone, wherever it was killed', async () => {
    for (const attempt of attempts) {
      const tally = await tallyOf(attempt)
      expect([bought, undone]).toContainEqual(tally)
    }
  })

  it('was killed before and after it could be undone', async () => {
    const tallies = await Promise.all(attempts.map(tallyOf))
    expect(tallies[0]).toEqual(undone)
    expect(tallies.at(-1)).toEqual(bought)
  })

  it('is bought once when the customer clicks again with the same key', async () => {
    for (const attempt of attempts) {
      const { accountId, key } = attempt
      const { data } = await ask(recovered.url, { as: accountId, query: orderServer, variables: { key } })
      expect(data).toMatchObject({ orderService: { order: { state: 'COMPLETED' }, userErrors: [] } })
      expect(await tallyOf(attempt)).toEqual(bought)
    }
  })

  it('leaves the books right: lines and totals, ledger, numbers without gap, credit', async () => {
    expect(await system.pool.transaction(SYSTEM, auditFaults)).toEqual([])
  })
})
