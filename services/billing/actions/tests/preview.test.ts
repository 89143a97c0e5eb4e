import fc from 'fast-check'
import { addDays } from '../../../shared/domain/day'
import { SYSTEM } from '../../../shared/domain/viewer'
import type { AccountId } from '../../../shared/domain/ids'
import type { UpcomingInvoice } from '../../domain/upcomingInvoice'
import { upcomingInvoice } from '../../domain/upcomingInvoice'
import { readAccounts } from '../../store/reading/accounts'
import { readDueServices, readServiceFacts } from '../../store/reading/facts'
import { committed } from '../../testing/engagement'
import { addon, e8, family, plan, pricing, setupFee } from '../../testing/offers'
import type { World } from '../../testing/world'
import { createWorld } from '../../testing/world'

let world: World
beforeAll(async () => {
  world = await createWorld()
  const promotions = [{ name: 'p', unitPrice: e8('3.33'), startsAt: null, endsAt: null, periods: 2 }]
  await world.offer(
    plan({
      code: 'monthly',
      pricings: [pricing({ price: '9.99' }), setupFee('4.00')],
      addonFamilies: [family('extra', ['extra'])],
    }),
    addon('extra', { pricings: [pricing({ price: '0.37' })] }),
    plan({ code: 'promoted', pricings: [pricing({ promotions })] }),
    plan({ code: 'quarterly', pricings: [pricing({ price: '25.00', period: 'P3M' })] }),
    plan({ code: 'fortnightly', pricings: [pricing({ price: '1.01', period: 'P14D' })] }),
    plan({ code: 'committed', pricings: committed('STOP_ENGAGEMENT_FALLBACK_DEFAULT_PRICE') }),
  )
})
afterAll(() => world.close())

/** What the graph shows as the account's next invoice. */
const previewOf = (id: AccountId): Promise<UpcomingInvoice | null> =>
  world.database.transaction(SYSTEM, async tx => {
    const [account] = await readAccounts(tx, [id])
    if (!account) throw new Error('no account')
    const facts = await readServiceFacts(tx, await readDueServices(tx, id, world.today()))
    return upcomingInvoice(
      account,
      facts.filter(one => one !== null),
      world.today(),
    )
  })

const issuedOf = (id: AccountId) =>
  world.rows<{ on: string; net: string; tax: string; gross: string; credit: string }>(
    `select issued_on as on, net, tax, gross, credit_applied as credit from invoice
     where account_id = $1 and kind = 'INVOICE' order by id`,
    [id.slice(4)],
  )

const anyOrder = fc.record({
  planCode: fc.constantFrom('monthly', 'promoted', 'quarterly', 'fortnightly'),
  quantity: fc.integer({ min: 1, max: 3 }),
  billingDay: fc.option(fc.integer({ min: 1, max: 31 })),
  after: fc.integer({ min: 0, max: 20 }),
})

describe('the preview of an account’s next invoice', () => {
  it('is the invoice that is then issued, whatever was ordered', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyOrder, { minLength: 1, maxLength: 3 }), fc.boolean(), async (orders, commits) => {
        const ada = await world.customer()
        for (const { after, ...order } of orders) {
          world.setDay(addDays(world.today(), after))
          await world.order(ada, order)
        }
        if (commits) await world.order(ada, { planCode: 'committed', mode: 'degressivity3' })
        for (let count = 0; count < 4; count++) {
          const preview = await previewOf(ada.accountId)
          if (!preview) throw new Error('nothing will be billed')
          const before = (await issuedOf(ada.accountId)).length
          const eve = addDays(preview.date, -1)
          if (eve > world.today()) {
            world.setDay(eve)
            await world.actions.renewDue()
            expect(await issuedOf(ada.accountId)).toHaveLength(before)
          }
          world.setDay(preview.date)
          await world.actions.renewDue()
          await world.actions.settlePayments()
          const issued = (await issuedOf(ada.accountId)).slice(before)
          const { date, net, tax, gross, creditApplied } = preview
          const amount = ({ minor }: { minor: bigint }) => minor.toString()
          expect(issued).toEqual([
            { on: date, net: amount(net), tax: amount(tax), gross: amount(gross), credit: amount(creditApplied) },
          ])
        }
      }),
      { numRuns: 12 },
    )
    expect(await world.faults()).toEqual([])
  }, 120_000)
})
