import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { SYSTEM } from '../../shared/domain/viewer'
import { SIGNATURE_HEADER, verifyBatch } from '../../shared/runtime/events/signature'
import type { Running } from '../../shared/runtime/process'
import { start } from '../main'
import type { BillingSystem } from './billingSystem'
import { ask, billingSystem } from './billingSystem'
import { orderServer } from './documents'
import { eventually } from './eventually'
import { pick } from './pick'

interface Arrived {
  readonly id: string
  readonly type: string
  readonly subject: string
  readonly data: { readonly planCode?: string }
}

let system: BillingSystem
let billing: Running
let infrastructure: Server
const arrived: Arrived[] = []

/** Takes events as infrastructure does, the first time with a failure. */
function startInfrastructure(secret: string): Promise<number> {
  let failures = 1
  infrastructure = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', chunk => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks)
      const signature = request.headers[SIGNATURE_HEADER]
      const isSigned = typeof signature === 'string' && verifyBatch(signature, body, [secret], new Date())
      if (!isSigned || failures-- > 0) return void response.writeHead(isSigned ? 500 : 401).end()
      const events: Arrived[] = JSON.parse(body.toString())
      arrived.push(...events)
      response.end(JSON.stringify({ receipts: events.map(({ id }) => ({ id, outcome: 'done' })) }))
    })
  })
  return new Promise(resolve =>
    infrastructure.listen(0, '127.0.0.1', () => {
      const address = infrastructure.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    }),
  )
}

beforeAll(async () => {
  system = await billingSystem()
  const port = await startInfrastructure(system.env['EVENTS_SECRETS'] ?? '')
  billing = await start({
    ...system.env,
    BACKGROUND_WORK: 'true',
    INFRASTRUCTURE_EVENTS_URL: `http://127.0.0.1:${port}/events`,
  })
  await system.tellOffers(billing.url)
})
afterAll(async () => {
  await billing.close()
  await system.close()
  infrastructure.close()
})

describe('the background work of a billing process', () => {
  it('tells infrastructure of an order, signed, and once even where it had to be told again', async () => {
    const as = await system.account()
    const { data } = await ask(billing.url, { as, query: orderServer, variables: { key: randomUUID() } })
    const subject = pick(data, 'orderService', 'service', 'id')
    await eventually(
      () => Promise.resolve(arrived.length),
      count => count > 0,
    )
    expect(arrived).toMatchObject([{ type: 'billing.service.ordered', subject, data: { planCode: 'server-1' } }])
    const waiting = () =>
      system.pool.transaction(SYSTEM, tx => tx.query('waiting', 'select event_id from outbox_delivery'))
    expect(await eventually(waiting, rows => rows.length === 0)).toEqual([])
  })

  it.each(['renew', 'settlePayments', 'retryUnpaid'])('does the job %s', async job => {
    const jobs = () =>
      system.pool.transaction(SYSTEM, tx =>
        tx.query<{ error: string | null }>(
          'jobs',
          `select last_error as error from graphile_worker.jobs where task_identifier = any($1)`,
          [[job]],
        ),
      )
    await system.pool.transaction(SYSTEM, tx =>
      tx.query('addJob', `select graphile_worker.add_job($1, '{}'::json)`, [job]),
    )
    expect(await eventually(jobs, rows => rows.length === 0 || rows.some(({ error }) => error !== null))).toEqual([])
  })

  it('is done by the clock: each job stands in the crontab that was read', async () => {
    const known = await system.pool.transaction(SYSTEM, tx =>
      tx.query<{ identifier: string }>(
        'crontabs',
        'select identifier from graphile_worker._private_known_crontabs order by identifier',
      ),
    )
    expect(known.map(({ identifier }) => identifier)).toEqual([
      'forgetChanges',
      'renew',
      'retryUnpaid',
      'settlePayments',
    ])
  })
})
