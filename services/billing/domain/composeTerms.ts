import type { PlanTerms } from '../../shared/domain/events'
import type { Result } from '../../shared/domain/result'
import { ok, refuse } from '../../shared/domain/result'
import type { Account } from './account'
import { chooseConfiguration } from './chooseConfiguration'
import type { ChosenOption } from './chooseOptions'
import { chooseOptions } from './chooseOptions'
import { parsePeriodLength } from './periodLength'
import type { RecurringOffer } from './pricing'
import { optionOffer, recurringOffer, setupPrice } from './pricing'
import type { Refusal } from './refusal'
import { final, passing } from './refusal'
import type { TechnicalData } from './purchase'
import type { Selection } from './selection'
import type { EngagementTerms, FallbackTerms, PriceTerms, Terms, TermsItem } from './terms'

/** What an order is composed from. */
export interface OrderFacts {
  readonly account: Account
  /** As it is sold now; undefined when it is not. */
  readonly plan: PlanTerms | undefined
  /** The add-ons that are sold now, by code: at least those that `addonCodes` names. */
  readonly addons: ReadonlyMap<string, PlanTerms>
  readonly now: Date
}

/** What was sold, and what its delivery needs. */
export interface Sale {
  readonly terms: Terms
  /** For each item. */
  readonly technical: readonly TechnicalData[]
}

/** Where the catalogue sets no limit. */
const MOST_OF_ONE = 10_000

/** Codes of the add-ons that an order of a plan needs to know. */
export const addonCodes = (plan: PlanTerms, selection: Selection): string[] =>
  chooseOptions(plan, selection.options).options.map(({ addonCode }) => addonCode)

/** The terms of an order by the catalogue's prices, or everything that is wrong with it. */
export function composeTerms(selection: Selection, facts: OrderFacts): Result<Sale, readonly Refusal[]> {
  const { account, plan, addons, now } = facts
  const { mode, quantity } = selection
  if (!plan?.resourceKind || plan.isAddon)
    return refuse([final('PLAN_NOT_ORDERABLE', ['input', 'planCode'], 'This plan is not sold to this account.')])
  if (plan.currency !== account.currency)
    return refuse([final('PLAN_NOT_ORDERABLE', ['input', 'planCode'], `This plan is not sold in ${account.currency}.`)])
  if (!account.subsidiary.rollout.includes(plan.range)) {
    const message = `The range ${plan.range} is not switched on yet in ${account.subsidiary.name}.`
    return refuse([passing('RANGE_NOT_SWITCHED_ON', ['input', 'planCode'], message)])
  }
  const recurring = recurringOffer(plan, mode, now)
  if (!recurring) return refuse([final('MODE_NOT_OFFERED', ['input', 'mode'], 'The plan is not sold in this mode.')])
  if (recurring.engagement && !parsePeriodLength(recurring.engagement.duration))
    return refuse([final('PLAN_NOT_ORDERABLE', ['input', 'mode'], 'The commitment of this mode cannot be counted.')])

  const { billingDay } = selection
  const options = chooseOptions(plan, selection.options)
  const configuration = chooseConfiguration(plan, selection.configuration)
  const refusals = [
    ...quantityRefusals(quantity, recurring.quantity, ['input', 'quantity']),
    ...(billingDay !== null && !isWithin(billingDay, 1, 31)
      ? [final('BILLING_DAY_INVALID', ['input', 'billingDay'], 'The billing day must be 1 to 31.')]
      : []),
    ...options.refusals,
    ...configuration.refusals,
  ]
  const items: SoldItem[] = [soldItem(plan, 1, recurring, mode, now)]
  for (const option of options.options) {
    const sold = sellOption(option, addons.get(option.addonCode), { mode, period: recurring.period, now })
    if (sold.ok) items.push(sold.value)
    else if (!refusals.some(({ field }) => option.field.every((step, index) => field[index] === step)))
      refusals.push(...sold.refusal)
  }
  if (refusals.length > 0) return refuse(refusals)
  return ok({
    terms: {
      subsidiary: plan.subsidiary,
      planCode: plan.code,
      planName: plan.name,
      catalogVersion: plan.catalogVersion,
      universe: plan.universe,
      range: plan.range,
      resourceKind: plan.resourceKind,
      mode,
      period: recurring.period,
      items: items.map(({ item }) => item),
      engagement: recurring.engagement && engagementTerms(recurring.engagement, items, now),
      configuration: configuration.configuration,
    },
    technical: items.map(({ offer }) => offer.technical),
  })
}

interface SoldItem {
  readonly offer: PlanTerms
  readonly item: TermsItem
}

const isWithin = (value: number, min: number, max: number): boolean =>
  Number.isInteger(value) && value >= min && value <= max

function quantityRefusals(quantity: number, bounds: RecurringOffer['quantity'], field: readonly string[]): Refusal[] {
  const min = Math.max(1, bounds.min)
  const max = Math.min(bounds.max ?? MOST_OF_ONE, MOST_OF_ONE)
  return isWithin(quantity, min, max)
    ? []
    : [final('QUANTITY_OUT_OF_RANGE', field, `The quantity must be ${min} to ${max}.`)]
}

const soldItem = (offer: PlanTerms, quantity: number, sold: RecurringOffer, mode: string, now: Date): SoldItem => ({
  offer,
  item: {
    planCode: offer.code,
    label: offer.name,
    isAddon: offer.isAddon,
    quantity,
    recurring: sold.price,
    setup: setupPrice(offer, mode, now),
  },
})

function sellOption(
  { addonCode, quantity, field }: ChosenOption,
  addon: PlanTerms | undefined,
  { mode, period, now }: { mode: string; period: string; now: Date },
): Result<SoldItem, readonly Refusal[]> {
  const sold = addon?.isAddon ? optionOffer(addon, mode, period, now) : undefined
  if (!addon || !sold)
    return refuse([
      final('ADDON_NOT_OFFERED', field, `The option ${addonCode} is not sold with the plan in this mode.`),
    ])
  const refusals = quantityRefusals(quantity, sold.quantity, [...field, 'quantity'])
  return refusals.length > 0 ? refuse(refusals) : ok(soldItem(addon, quantity, sold, mode, now))
}

function engagementTerms(
  { duration, type, endAction }: NonNullable<RecurringOffer['engagement']>,
  items: readonly SoldItem[],
  now: Date,
): EngagementTerms {
  const fallback = endAction === 'STOP_ENGAGEMENT_FALLBACK_DEFAULT_PRICE' ? fallbackTerms(items, now) : null
  return { duration, type, endAction, fallback }
}

/** What the same would cost without commitment; null when the plan is not sold so, which leaves the price as it is. */
function fallbackTerms(items: readonly SoldItem[], now: Date): FallbackTerms | null {
  const plan = items[0] && recurringOffer(items[0].offer, 'default', now)
  if (!plan) return null
  const recurring = items.map(({ offer, item }, index): PriceTerms => {
    const free = index === 0 ? plan : optionOffer(offer, 'default', plan.period, now)
    if (!free) return item.recurring
    // A promotion that lasts some periods was for the first ones.
    const { unitPrice, promotion } = free.price
    return { unitPrice, promotion: promotion?.periods === null ? promotion : null }
  })
  return { mode: 'default', period: plan.period, recurring }
}
