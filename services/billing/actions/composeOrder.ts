import type { Day } from '../../shared/domain/day'
import { dayAt } from '../../shared/domain/day'
import type { ContractId } from '../../shared/domain/ids'
import type { Result } from '../../shared/domain/result'
import { ok } from '../../shared/domain/result'
import type { Tx } from '../../shared/runtime/database'
import type { Account } from '../domain/account'
import type { OrderFacts } from '../domain/composeTerms'
import { addonCodes, composeTerms } from '../domain/composeTerms'
import type { NewContract } from '../domain/purchase'
import type { Refusal } from '../domain/refusal'
import type { Selection } from '../domain/selection'
import { startContract } from '../domain/startContract'
import { readPlans } from '../store/plans'

/** Text that no code contains and that PostgreSQL would not even take. */
const NUL = '\0'

/** What is sold to an account of what a selection names, in the newest version of the catalogue or in an older one. */
async function readOffers(
  tx: Tx,
  account: Account,
  selection: Selection,
  atVersion?: number,
): Promise<Pick<OrderFacts, 'plan' | 'addons'>> {
  const { code } = account.subsidiary
  if (selection.planCode.includes(NUL)) return { plan: undefined, addons: new Map() }
  const plan = (await readPlans(tx, code, [selection.planCode], atVersion)).get(selection.planCode)
  const codes = plan ? addonCodes(plan, selection).filter(addon => !addon.includes(NUL)) : []
  return { plan, addons: await readPlans(tx, code, codes, atVersion) }
}

interface Composition {
  readonly account: Account
  readonly selection: Selection
  readonly id: ContractId
  readonly now: Date
  /** The catalogue version to price by; the newest when left out. */
  readonly atVersion?: number
}

/** What an order would make true, by the catalogue's prices, or everything that is wrong with it. */
export async function composeOrder(
  tx: Tx,
  { account, selection, id, now, atVersion }: Composition,
): Promise<Result<NewContract, readonly Refusal[]>> {
  const offers = await readOffers(tx, account, selection, atVersion)
  const sale = composeTerms(selection, { account, now, ...offers })
  if (!sale.ok) return sale
  const { terms, technical } = sale.value
  const today: Day = dayAt(now, account.timeZone)
  const { quantity, billingDay } = selection
  const { contract, lines } = startContract(terms, { id, account, quantity, billingDay, today })
  return ok({ kind: 'ORDER', contract, terms, technical, lines, taxRateE4: account.subsidiary.taxRateE4 })
}
