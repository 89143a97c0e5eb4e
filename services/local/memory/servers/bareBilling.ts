import { availableActions } from '../../../billing/domain/availableActions'
import { runningEngagement } from '../../../billing/domain/contract'
import { currentPeriod } from '../../../billing/domain/currentPeriod'
import { priceOfPeriod } from '../../../billing/domain/recurring'
import type { ServiceFacts } from '../../../billing/domain/serviceFacts'
import { upcomingInvoice } from '../../../billing/domain/upcomingInvoice'
import type { Day } from '../../../shared/domain/day'
import { dayAt } from '../../../shared/domain/day'
import { parseId, planId } from '../../../shared/domain/ids'
import { formatMoney } from '../../../shared/domain/money'
import type { Viewer } from '../../../shared/domain/viewer'
import type { Clock } from '../../../shared/runtime/clock'
import type { World } from '../stores/world'

/** Writes a text that may need escapes; all others here are our own. */
const text = (value: string): string => JSON.stringify(value)
const orNull = (value: string | null): string => (value === null ? 'null' : `"${value}"`)

function serviceText(facts: ServiceFacts, today: Day): string {
  const { service, contract, terms, account } = facts
  const period = currentPeriod(facts, today)
  const engagement = runningEngagement(contract, today)
  const price = priceOfPeriod(terms, contract.quantity, contract.periodsBilled, account.currency)
  const plan = planId({ subsidiary: terms.subsidiary, version: terms.catalogVersion, code: terms.planCode })
  return (
    `{"__typename":"Service","id":"${service.id}","displayName":${text(service.displayName)},"universe":"${service.universe}",` +
    `"contract":{"state":"${contract.state}","autoRenew":${contract.autoRenew},` +
    `"currentPeriod":${period ? `{"from":"${period.from}","to":"${period.to}"}` : 'null'},` +
    `"engagement":${engagement ? `{"endsOn":"${engagement.to}"}` : 'null'},` +
    `"plan":{"__typename":"Plan","id":"${plan}"},` +
    `"price":{"amount":"${formatMoney(price)}","currency":"${price.currency}"}},` +
    `"nextInvoice":${invoiceText(facts, today)},` +
    `"availableActions":[${availableActions(facts, today)
      .map(
        ({ action, enabled, reason, deadline }) =>
          `{"action":"${action}","enabled":${enabled},"reason":${orNull(reason)},"deadline":${orNull(deadline)}}`,
      )
      .join(',')}]}`
  )
}

function invoiceText(facts: ServiceFacts, today: Day): string {
  const invoice = upcomingInvoice(facts.account, [facts], today)
  if (!invoice) return 'null'
  const { date, lines, net, tax, gross } = invoice
  return (
    `{"date":"${date}","lines":[${lines
      .map(
        ({ label, period, amount }) =>
          `{"label":${text(label)},"from":"${period.from}","to":"${period.to}",` +
          `"amount":{"amount":"${formatMoney(amount)}","currency":"${amount.currency}"}}`,
      )
      .join(',')}],"net":{"amount":"${formatMoney(net)}"},"tax":{"amount":"${formatMoney(tax)}"},` +
    `"gross":{"amount":"${formatMoney(gross)}","currency":"${gross.currency}"}}`
  )
}

/** A page of an account's services, as the operation of the measurement asks for it. */
export const pageText =
  (world: World, clock: Clock) =>
  ({ first, accountId }: Record<string, unknown>, viewer: Viewer): string => {
    const named = typeof accountId === 'string' ? parseId('acc', accountId) : undefined
    const id = named ?? (viewer.kind === 'account' ? viewer.accountId : undefined)
    const mayBeSeen = id && (viewer.kind !== 'account' || viewer.accountId === id)
    const found = mayBeSeen ? world.accounts.get(id) : undefined
    if (!found) return '{"services":{"nodes":[]}}'
    const today = dayAt(clock.now(), found.account.timeZone)
    const services = found.services.slice(0, Number(first)).map(facts => serviceText(facts, today))
    return `{"services":{"nodes":[${services.join(',')}]}}`
  }
