import type { Currency } from '../../shared/domain/currency'
import type { Day } from '../../shared/domain/day'
import type { Money } from '../../shared/domain/money'
import { money } from '../../shared/domain/money'
import type { Contract } from './contract'
import { scheduleOf } from './contract'
import { earliestEnd } from './ending'
import type { InvoiceLine } from './invoice'
import type { Line } from './line'
import { priceOfPart, ratioE9 } from './proration'

/** A line that was billed, and what corrections have left of its amount. */
export interface BilledLine {
  readonly line: InvoiceLine
  readonly left: Money
}

/** The contract set to end when what is paid ends, or the commitment where one reaches further. */
export function stopAtPeriodEnd(contract: Contract): Contract {
  const endsOn = earliestEnd(contract)
  return { ...contract, endsOn, state: contract.state === 'SUSPENDED' ? 'SUSPENDED' : 'STOPPING' }
}

/** The contract without the stop that was set. */
export function undoStop(contract: Contract): Contract {
  return { ...contract, endsOn: null, state: contract.state === 'SUSPENDED' ? 'SUSPENDED' : 'ACTIVE' }
}

/** The contract ended today; today is not used any more. */
export function stopNow(contract: Contract, today: Day): Contract {
  const billedUntil = contract.billedUntil < today ? contract.billedUntil : today
  return { ...contract, state: 'ENDED', endsOn: today, billedUntil }
}

/** What gives back the part of billed lines that is not used from a day on, and never more than is left of them. */
export function creditUnused(
  contract: Contract,
  billed: readonly BilledLine[],
  today: Day,
  currency: Currency,
): Line[] {
  const schedule = scheduleOf(contract)
  return billed.flatMap(({ line, left }) => {
    const { period, unitPrice, quantity } = line
    if (period.to <= today || unitPrice === null) return []
    const part = { from: period.from < today ? today : period.from, to: period.to }
    const unused = priceOfPart(unitPrice, quantity, ratioE9(part, schedule, contract.proration), currency)
    const amount = unused.minor < left.minor ? unused.minor : left.minor
    if (amount <= 0n) return []
    const credit: Line = {
      kind: 'CREDIT',
      serviceId: line.serviceId,
      revision: line.revision,
      planCode: line.planCode,
      label: line.label,
      period: part,
      quantity,
      unitPrice,
      amount: money(-amount, currency),
      corrects: { invoiceId: line.invoiceId, position: line.position },
    }
    return [credit]
  })
}
