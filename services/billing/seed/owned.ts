import type { Day } from '../../shared/domain/day'
import { sibling } from '../../shared/domain/ids'
import type { SeededService } from '../../shared/seed/seededAccount'
import type { Account } from '../domain/account'
import type { Billed } from '../domain/billUntil'
import { billUntil } from '../domain/billUntil'
import type { Sale } from '../domain/composeTerms'
import { composeTerms } from '../domain/composeTerms'
import type { OnTerms } from '../domain/contract'
import type { Line } from '../domain/line'
import { nextDates } from '../domain/nextDates'
import { startContract } from '../domain/startContract'
import type { BilledLine } from '../domain/stop'
import { creditUnused, stopAtPeriodEnd, stopNow } from '../domain/stop'
import type { Terms } from '../domain/terms'

/** A service on its way through the time that the seed covers. */
export interface Owned {
  readonly seeded: SeededService
  readonly technical: Sale['technical']
  /** All terms that it had, the first one first. */
  readonly revisions: readonly Terms[]
  readonly onTerms: OnTerms
  /** When the renewal run has something to do with it. */
  readonly dueOn: Day | null
  /** When its owner does something about it; null when never, or done. */
  readonly actsOn: Day | null
}

export interface Step {
  readonly owned: Owned
  readonly lines: readonly Line[]
}

/** Sold by the rules of an order. @throws when billing refuses what the seed takes to be for sale. */
export function orderSeeded(seeded: SeededService, account: Account): Step {
  const { plan, mode, quantity, options, configuration, orderedAt, startedOn } = seeded
  const selected = options.map(({ addon, quantity: count }) => ({ addonCode: addon.code, quantity: count }))
  const addons = new Map(options.map(({ addon }) => [addon.code, addon]))
  const sale = composeTerms(
    { planCode: plan.code, mode, quantity, options: selected, configuration, billingDay: null },
    { account, plan, addons, now: orderedAt },
  )
  if (!sale.ok) {
    const why = sale.refusal.map(({ code, message }) => `${code}: ${message}`).join(' ')
    throw new Error(`${plan.subsidiary}/${plan.code} in the mode ${mode} cannot be ordered. ${why}`)
  }
  const { terms, technical } = sale.value
  const id = sibling('ctr', seeded.id)
  const started = startContract(terms, { id, account, quantity, billingDay: null, today: startedOn })
  const owned = { seeded, technical, revisions: [terms], actsOn: dayOfFate(seeded) }
  return { owned: { ...owned, ...standing(told(started)) }, lines: started.lines }
}

/** Bills what is due on a day. */
export function renew(owned: Owned, day: Day, account: Account): Step {
  const billed: Billed = billUntil(owned.onTerms, day, account.currency)
  const { contract, terms, lines } = billed
  const revisions = terms === owned.onTerms.terms ? owned.revisions : [...owned.revisions, terms]
  return { owned: { ...owned, revisions, ...standing(contract.state === 'ENDED' ? told(billed) : billed) }, lines }
}

/** Does what its owner, or his unpaid invoice, does to it on its day; the lines are what he gets back. */
export function act(owned: Owned, day: Day, billed: readonly BilledLine[], account: Account): Step {
  const { contract, terms } = owned.onTerms
  const after = (onTerms: OnTerms, lines: readonly Line[] = []): Step => ({
    owned: { ...owned, actsOn: null, ...standing(onTerms) },
    lines,
  })
  switch (owned.seeded.fate.kind) {
    case 'STOPPED':
      return after(
        told({ terms, contract: stopNow(contract, day) }),
        creditUnused(contract, billed, day, account.currency),
      )
    case 'RAN_OUT':
    case 'STOPPING':
      return after({ terms, contract: stopAtPeriodEnd(contract) })
    case 'NOT_RENEWED':
      return after({ terms, contract: { ...contract, autoRenew: false } })
    case 'SUSPENDED':
      return after(told({ terms, contract: { ...contract, state: 'SUSPENDED' } }))
    case 'RUNS':
      return after(owned.onTerms)
  }
}

function dayOfFate({ fate }: SeededService): Day | null {
  if (fate.kind === 'RUNS') return null
  return fate.kind === 'STOPPED' || fate.kind === 'SUSPENDED' ? fate.on : fate.askedOn
}

const standing = ({ contract, terms }: OnTerms): Pick<Owned, 'onTerms' | 'dueOn'> => {
  const onTerms = { contract, terms }
  return { onTerms, dueOn: nextDates(onTerms).dueOn }
}

/** Infrastructure was told of it: orders, suspensions and ends are counted. */
const told = ({ contract, terms }: OnTerms): OnTerms => ({
  contract: { ...contract, eventSequence: contract.eventSequence + 1 },
  terms,
})
