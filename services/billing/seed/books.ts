import type { Day } from '../../shared/domain/day'
import type { InvoiceId } from '../../shared/domain/ids'
import { makeId } from '../../shared/domain/ids'
import { add, money, negate, zero } from '../../shared/domain/money'
import { instantOf } from '../../shared/seed/calendar'
import type { Chance } from '../../shared/seed/chance'
import { chanceOf } from '../../shared/seed/chance'
import type { SeededAccount } from '../../shared/seed/seededAccount'
import type { Account } from '../domain/account'
import { creditNoteFor } from '../domain/creditNote'
import { afterFailedAttempt } from '../domain/dunning'
import type { InvoiceLine } from '../domain/invoice'
import { creditNoteEntries, invoiceEntries, paymentEntries } from '../domain/ledger'
import type { Line } from '../domain/line'
import type { BilledLine } from '../domain/stop'
import { invoiceFor } from '../domain/upcomingInvoice'
import type { Document } from './document'
import type { Owned } from './owned'
import { act, orderSeeded, renew } from './owned'

/** All that billing knows of an account. */
export interface Books {
  readonly account: Account
  readonly services: readonly Owned[]
  readonly documents: readonly Document[]
}

/** Runs through the past of an account day by day, with the functions that orders, renewals and stops use. */
export function keepBooks(seeded: SeededAccount, now: Date): Books {
  const chance = chanceOf(`billing ${seeded.id}`)
  let account = accountOf(seeded)
  const services: Owned[] = []
  const documents: Document[] = []
  // What has been billed for services that will be stopped, and may have to be given back.
  const billed = new Map<string, BilledLine[]>()
  const issuing = { seeded, now, chance }

  const issue = (lines: readonly Line[], day: Day, at: Date, isRenewal: boolean): void => {
    if (lines.length === 0) return
    const document = invoice(lines, day, at, isRenewal, account, issuing)
    documents.push(document)
    account = { ...account, credit: add(account.credit, negate(document.creditApplied)) }
    for (const line of document.lines) billed.get(line.serviceId)?.push({ line, left: line.amount })
  }

  const waiting = [...seeded.services].sort((one, other) => one.orderedAt.getTime() - other.orderedAt.getTime())
  for (let day = nextDay(services, waiting); day !== null && day <= seeded.today; day = nextDay(services, waiting)) {
    const today = day
    const due: Line[] = []
    for (const [index, owned] of services.entries()) {
      if (owned.dueOn === null || owned.dueOn > today) continue
      const step = renew(owned, today, account)
      services[index] = step.owned
      due.push(...step.lines)
    }
    issue(due, today, momentOf(seeded, today, 0, now), true)
    for (let [first] = waiting; first?.startedOn === today; [first] = waiting) {
      waiting.shift()
      if (first.fate.kind === 'STOPPED') billed.set(first.id, [])
      const { owned, lines } = orderSeeded(first, account)
      services.push(owned)
      issue(lines, today, first.orderedAt, false)
    }
    for (const [index, owned] of services.entries()) {
      if (owned.actsOn !== today) continue
      const step = act(owned, today, billed.get(owned.seeded.id) ?? [], account)
      services[index] = step.owned
      for (const note of creditNotes(step.lines, today, documents, account, issuing)) {
        documents.push(note)
        account = { ...account, credit: add(account.credit, negate(note.gross)) }
      }
    }
  }
  return { account, services, documents }
}

interface Issuing {
  readonly seeded: SeededAccount
  readonly now: Date
  readonly chance: Chance
}

function nextDay(services: readonly Owned[], [ordered]: SeededAccount['services']): Day | null {
  let first: Day | null = ordered?.startedOn ?? null
  for (const { dueOn, actsOn } of services) {
    if (dueOn && (!first || dueOn < first)) first = dueOn
    if (actsOn && (!first || actsOn < first)) first = actsOn
  }
  return first
}

const accountOf = (seeded: SeededAccount): Account => ({
  id: seeded.id,
  name: seeded.name,
  email: seeded.email,
  subsidiary: { ...seeded.subsidiary, taxRateE4: BigInt(seeded.subsidiary.taxRateE4) },
  currency: seeded.currency,
  language: seeded.language,
  timeZone: seeded.timeZone,
  taxId: seeded.taxId,
  billingDay: seeded.billingDay,
  proration: 'ACTUAL_DAYS',
  credit: zero(seeded.currency),
  createdAt: seeded.createdAt,
})

/** Renewals are billed when the day begins, stops answered in its course; never in the future. */
function momentOf({ hours }: SeededAccount, day: Day, share: number, now: Date): Date {
  const at = instantOf(day, hours.from + (hours.to - hours.from) * share)
  return at < now ? at : now
}

const placed = (lines: readonly Line[], invoiceId: InvoiceId): InvoiceLine[] =>
  lines.map((line, index) => ({ ...line, invoiceId, position: index + 1 }))

function invoice(
  lines: readonly Line[],
  day: Day,
  at: Date,
  isRenewal: boolean,
  account: Account,
  { seeded, chance }: Issuing,
): Document {
  const totals = invoiceFor(account, lines)
  const id = makeId('inv', seeded.lane, at, chance.bits())
  const { unpaidSince } = seeded
  const isUnpaid = isRenewal && unpaidSince !== null && day >= unpaidSince && totals.amountDue.minor > 0n
  const attempts = isUnpaid ? failedAttempts(at, seeded.today) : null
  const { minor } = totals.amountDue
  const asked = attempts?.at ?? [at]
  const payments = asked
    .filter(() => minor > 0n)
    .map(askedAt => ({
      id: makeId('pay', seeded.lane, askedAt, chance.bits()),
      amount: minor,
      captured: !isUnpaid,
      at: askedAt,
    }))
  const accountId = account.id
  return {
    ...totals,
    id,
    kind: 'INVOICE',
    issuedOn: day,
    issuedAt: at,
    corrects: null,
    lines: placed(lines, id),
    settlement: {
      state: isUnpaid ? 'UNPAID' : 'PAID',
      outstanding: isUnpaid ? minor : 0n,
      attempts: asked.length - (isUnpaid ? 0 : 1),
      nextAttemptAt: attempts?.next ?? null,
      updatedAt: payments.at(-1)?.at ?? at,
    },
    payments,
    postings: [
      { id, accountId, postedOn: day, entries: invoiceEntries(totals) },
      ...payments
        .filter(({ captured }) => captured)
        .map(payment => ({
          id: payment.id,
          accountId,
          postedOn: day,
          entries: paymentEntries(money(payment.amount, account.currency), totals.amountDue),
        })),
    ],
  }
}

/** When it was tried to charge an invoice that is never paid, and when it is tried again. */
function failedAttempts(first: Date, today: Day): { readonly at: readonly Date[]; readonly next: Date } {
  const at = [first]
  for (;;) {
    const { nextAttemptAt: next } = afterFailedAttempt(at.length - 1, at.at(-1) ?? first)
    if (next >= instantOf(today, 0)) return { at, next }
    at.push(next)
  }
}

/** A credit note for each invoice that lines are given back of. */
function creditNotes(
  lines: readonly Line[],
  day: Day,
  earlier: readonly Document[],
  account: Account,
  { seeded, now, chance }: Issuing,
): Document[] {
  const ids = new Set(lines.map(({ corrects }) => corrects?.invoiceId))
  const corrected = earlier.filter(({ id, kind }) => kind === 'INVOICE' && ids.has(id))
  return corrected.map(({ id: corrects, taxRateE4, settlement }) => {
    const own = lines.filter(line => line.corrects?.invoiceId === corrects)
    const notes = earlier.filter(note => note.corrects === corrects)
    const none = zero(account.currency)
    const { totals, settled } = creditNoteFor(
      {
        id: corrects,
        taxRateE4,
        state: settlement.state,
        attempts: settlement.attempts,
        nextAttemptAt: settlement.nextAttemptAt,
        outstanding: money(settlement.outstanding, account.currency),
        creditedNet: add(none, ...notes.map(({ net }) => net)),
        creditedTax: add(none, ...notes.map(({ tax }) => tax)),
      },
      own,
    )
    const at = momentOf(seeded, day, 0.9, now)
    const id = makeId('inv', seeded.lane, at, chance.bits())
    return {
      ...totals,
      id,
      kind: 'CREDIT_NOTE',
      issuedOn: day,
      issuedAt: at,
      corrects,
      lines: placed(own, id),
      settlement: { state: 'PAID', outstanding: 0n, attempts: 0, nextAttemptAt: null, updatedAt: at },
      payments: [],
      postings: [{ id, accountId: account.id, postedOn: day, entries: creditNoteEntries(totals, settled) }],
    }
  })
}
