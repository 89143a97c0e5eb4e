import { laneOf, toUuid } from '../../shared/domain/ids'
import type { BulkWriter } from '../../shared/seed/bulkWriter'
import { copyLine } from '../../shared/seed/copyLine'
import type { SeededAccount } from '../../shared/seed/seededAccount'
import { nextDates } from '../domain/nextDates'
import { builtInMethods } from '../sandbox/builtInMethods'
import { dayOrNever } from '../store/contractRow'
import { storeTerms } from '../store/storedTerms'
import type { Books } from './books'
import type { Document } from './document'
import type { Numbering } from './numbering'
import type { Owned } from './owned'

export const invoiceColumns = [
  ...[
    'lane',
    'id',
    'account_id',
    'subsidiary',
    'series_year',
    'series_lane',
    'kind',
    'issued_on',
    'currency',
    'net',
    'tax',
  ],
  ...['gross', 'tax_rate_e4', 'credit_applied', 'corrects', 'number'],
]

/** Writes what billing keeps of an account; `seriesBase` is the first of the series that its documents are numbered in. */
export function createRows(writer: BulkWriter, numbering: Numbering, seriesBase: number) {
  const accounts = writer.table('account', [
    ...['lane', 'id', 'subsidiary', 'currency', 'name', 'email', 'language', 'time_zone', 'tax_id', 'billing_day'],
    ...['proration', 'credit', 'created_at'],
  ])
  const methods = writer.table('payment_method', [
    ...['lane', 'id', 'account_id', 'provider_ref', 'kind', 'label', 'expires', 'is_default', 'created_at'],
  ])
  const services = writer.table('service', [
    ...['lane', 'id', 'account_id', 'universe', 'kind', 'state', 'display_name', 'ordered_at', 'delivered_at'],
  ])
  const contracts = writer.table('contract', [
    ...['lane', 'id', 'account_id', 'started_on', 'ends_on', 'billed_until', 'due_on', 'renews_on', 'engagement_from'],
    ...[
      'engagement_to',
      'quantity',
      'revision',
      'periods_billed',
      'event_sequence',
      'billing_day',
      'auto_renew',
      'state',
    ],
    ...['period', 'mode', 'proration'],
  ])
  const terms = writer.table('contract_terms', ['lane', 'contract_id', 'revision', 'account_id', 'terms', 'technical'])
  const lines = writer.table('invoice_line', [
    ...['lane', 'invoice_id', 'position', 'account_id', 'service_id', 'revision', 'kind', 'plan_code', 'label'],
    ...['period_from', 'period_to', 'quantity', 'unit_price', 'amount', 'corrects_invoice', 'corrects_position'],
  ])
  const settlements = writer.table('invoice_settlement', [
    ...['lane', 'invoice_id', 'account_id', 'state', 'outstanding', 'attempts', 'next_attempt_at', 'updated_at'],
  ])
  const payments = writer.table('payment', [
    ...['lane', 'id', 'account_id', 'invoice_id', 'method_id', 'currency', 'amount', 'state', 'tries', 'provider_ref'],
    ...['decline_reason', 'created_at', 'updated_at'],
  ])
  const entries = writer.table('ledger_entry', [
    ...['lane', 'transaction_id', 'position', 'account_id', 'posted_on', 'ledger_account', 'currency', 'amount'],
  ])

  const writeService = ({ seeded, onTerms, revisions, technical }: Owned, account: string): void => {
    const { contract } = onTerms
    const lane = laneOf(seeded.id)
    const id = toUuid(seeded.id)
    const { plan, kind, displayName, orderedAt, deliveredAt } = seeded
    const state = contract.state === 'STOPPING' ? 'ACTIVE' : contract.state
    services(lane, id, account, plan.universe, kind, state, displayName, orderedAt, deliveredAt)
    const { dueOn, renewsOn } = nextDates(onTerms)
    contracts(
      ...[lane, id, account, contract.startedOn, contract.endsOn, contract.billedUntil, dayOrNever(dueOn)],
      ...[dayOrNever(renewsOn), contract.engagement?.from ?? null, contract.engagement?.to ?? null, contract.quantity],
      ...[contract.revision, contract.periodsBilled, contract.eventSequence, contract.billingDay, contract.autoRenew],
      ...[contract.state, contract.period, contract.mode, contract.proration],
    )
    const technicalText = `[${technical.map(textOf).join(',')}]`
    for (const [index, one] of revisions.entries()) terms(lane, id, index + 1, account, storeTerms(one), technicalText)
  }

  const writeDocument = (document: Document, seeded: SeededAccount): void => {
    const { lane } = seeded
    const id = toUuid(document.id)
    const account = toUuid(seeded.id)
    const currency = seeded.currency
    const series = {
      subsidiary: seeded.subsidiary.code,
      year: Number(document.issuedOn.slice(0, 4)),
      seriesLane: seriesBase + (lane % 4),
    }
    const { net, tax, gross, creditApplied, taxRateE4, settlement, issuedOn } = document
    numbering.add(
      series,
      issuedOn,
      copyLine([
        ...[lane, id, account, series.subsidiary, series.year, series.seriesLane, document.kind, issuedOn, currency],
        ...[
          net.minor,
          tax.minor,
          gross.minor,
          taxRateE4,
          creditApplied.minor,
          document.corrects && toUuid(document.corrects),
        ],
      ]),
    )
    for (const line of document.lines)
      lines(
        ...[
          lane,
          id,
          line.position,
          account,
          toUuid(line.serviceId),
          line.revision,
          line.kind,
          line.planCode,
          line.label,
        ],
        ...[line.period.from, line.period.to, line.quantity, line.unitPrice, line.amount.minor],
        ...[line.corrects && toUuid(line.corrects.invoiceId), line.corrects && line.corrects.position],
      )
    settlements(
      ...[lane, id, account, settlement.state, settlement.outstanding, settlement.attempts, settlement.nextAttemptAt],
      settlement.updatedAt,
    )
    for (const payment of document.payments)
      payments(
        ...[lane, toUuid(payment.id), account, id, toUuid(seeded.method.id), currency, payment.amount],
        ...[payment.captured ? 'CAPTURED' : 'DECLINED', 1, `ch_${toUuid(payment.id).slice(8)}`],
        ...[payment.captured ? null : 'The card was declined.', payment.at, payment.at],
      )
    for (const { id: transaction, postedOn, entries: posted } of document.postings)
      for (const [index, { ledgerAccount, amount }] of posted.entries())
        entries(lane, toUuid(transaction), index + 1, account, postedOn, ledgerAccount, currency, amount.minor)
  }

  return (seeded: SeededAccount, { account, services: owned, documents }: Books): void => {
    const { lane, method } = seeded
    const id = toUuid(seeded.id)
    accounts(
      ...[
        lane,
        id,
        seeded.subsidiary.code,
        seeded.currency,
        seeded.name,
        seeded.email,
        seeded.language,
        seeded.timeZone,
      ],
      ...[seeded.taxId, seeded.billingDay, account.proration, account.credit.minor, seeded.createdAt],
    )
    const { kind, label } = builtInMethods[method.providerRef] ?? { kind: 'CARD', label: 'Visa' }
    methods(lane, toUuid(method.id), id, method.providerRef, kind, label, method.expires, true, seeded.createdAt)
    for (const service of owned) writeService(service, id)
    for (const document of documents) writeDocument(document, seeded)
  }
}

const texts = new WeakMap<object, string>()

/** The technical data of a plan is written a thousand times, and turned into text once. */
function textOf(technical: Owned['technical'][number]): string {
  if (technical === null) return 'null'
  const known = texts.get(technical) ?? JSON.stringify(technical)
  texts.set(technical, known)
  return known
}
