import { z } from 'zod'
import { parseCurrency } from '../../shared/domain/currency'
import type { EventHandler } from '../../shared/runtime/events/receiver'
import { handlerOf } from '../../shared/runtime/events/receiver'
import { NEWEST_VERSION, savePlan } from '../store/plans'
import { saveSubsidiary } from '../store/subsidiaries'

const currency = z.string().transform((code, context) => {
  const parsed = parseCurrency(code)
  if (parsed) return parsed
  context.addIssue({ code: 'custom', message: `not an ISO 4217 currency: ${code}` })
  return z.NEVER
})

const instant = z.iso.datetime({ offset: true }).nullable()
/** An amount in 10⁻⁸ that fits PostgreSQL's bigint. */
const unitPrice = z.string().regex(/^\d{1,18}$/)
const count = z.number().int().min(1)

const pricing = z.object({
  capacities: z.array(z.string()),
  mode: z.string(),
  unitPrice,
  period: z.string().nullable(),
  engagement: z
    .object({
      duration: z.string(),
      type: z.enum(['PERIODIC', 'UPFRONT']),
      endAction: z.enum([
        'CANCEL_SERVICE',
        'REACTIVATE_ENGAGEMENT',
        'STOP_ENGAGEMENT_FALLBACK_DEFAULT_PRICE',
        'STOP_ENGAGEMENT_KEEP_PRICE',
      ]),
    })
    .nullable(),
  quantity: z.object({ min: z.number().int().min(0), max: z.number().int().min(0).nullable() }),
  promotions: z.array(
    z.object({ name: z.string(), unitPrice, startsAt: instant, endsAt: instant, periods: count.nullable() }),
  ),
})

const planTerms = z.object({
  subsidiary: z.string().min(1),
  catalogVersion: z.number().int().min(0).max(NEWEST_VERSION),
  code: z.string().min(1),
  name: z.string(),
  isAddon: z.boolean(),
  universe: z.enum(['WEB', 'INFRASTRUCTURE', 'CLOUD', 'TELECOM']),
  range: z.string(),
  currency,
  resourceKind: z.enum(['Server', 'Domain', 'WebHosting', 'Mailbox', 'Instance', 'PhoneLine']).nullable(),
  pricings: z.array(pricing),
  addonFamilies: z.array(
    z.object({
      name: z.string(),
      mandatory: z.boolean(),
      exclusive: z.boolean(),
      default: z.string().nullable(),
      addons: z.array(z.string()),
    }),
  ),
  configurations: z.array(
    z.object({ name: z.string(), mandatory: z.boolean(), custom: z.boolean(), values: z.array(z.string()) }),
  ),
  technical: z.record(z.string(), z.unknown()).nullable(),
})

const subsidiary = z.object({
  code: z.string().min(1),
  name: z.string(),
  currency,
  taxRateE4: z.number().int().min(0).max(1_000_000),
  language: z.string(),
  timeZone: z.string(),
  rollout: z.array(z.string()),
})

/** What the catalogue tells: billing keeps its own copy, so that the catalogue being away stops no order. */
export const catalogEvents: readonly EventHandler[] = [
  handlerOf('catalog.plan.published', planTerms, (tx, terms) => savePlan(tx, terms, terms)),
  handlerOf(
    'catalog.plan.withdrawn',
    z.object({ subsidiary: z.string().min(1), code: z.string().min(1) }),
    (tx, plan, { sequence }) => savePlan(tx, { ...plan, catalogVersion: sequence }, null),
  ),
  handlerOf('catalog.subsidiary.changed', subsidiary, saveSubsidiary),
]
