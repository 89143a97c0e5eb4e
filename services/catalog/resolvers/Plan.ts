import { parsePlanId, planId } from '../../shared/domain/ids'
import type { CatalogContext } from '../context'
import { explain } from '../domain/orderability'
import type { PlanContent } from '../domain/plan'
import { pricingModes } from '../domain/pricingModes'
import type { PublishedPlan } from '../domain/published'
import { specificationsOf } from '../domain/specifications'
import { found } from './found'
import { shownOrNull } from './shownMoney'
import { shownMode, shownPricing } from './shownPricing'
import type { PlanResolvers } from './types.generated'

const contentOf = async (plan: PublishedPlan, { loaders }: CatalogContext): Promise<PlanContent> =>
  found(await loaders.content.load(plan))

export const Plan: PlanResolvers = {
  __resolveReference: ({ id }, { loaders }) => {
    const key = parsePlanId(id)
    return key ? loaders.plan.load(key) : null
  },
  id: planId,
  catalogVersion: ({ version }) => version,
  subsidiary: async ({ subsidiary }, _, { loaders }) => found(await loaders.subsidiary.load(subsidiary)),
  datacenters: ({ datacenters }) => [...datacenters],
  monthlyPrice: ({ monthlyPrice, currency }) => shownOrNull(monthlyPrice, currency),
  orderable: async (plan, _, context) => (await context.whyUnorderable(plan)) === undefined,
  unorderableReason: async (plan, _, context) => {
    const reason = await context.whyUnorderable(plan)
    return reason ? explain(reason, plan.subsidiary) : null
  },
  modes: async (plan, _, context) =>
    pricingModes((await contentOf(plan, context)).pricings, context.now).map(mode => shownMode(mode, plan.currency)),
  pricings: async (plan, _, context) =>
    (await contentOf(plan, context)).pricings.map(pricing => shownPricing(pricing, plan.currency, context.now)),
  addonFamilies: async (plan, _, context) => {
    const { subsidiary, version } = plan
    return (await contentOf(plan, context)).addonFamilies.map(family => ({ ...family, subsidiary, version }))
  },
  configurations: async (plan, _, context) => [...(await contentOf(plan, context)).configurations],
  hardware: async (plan, _, context) => (await contentOf(plan, context)).hardware,
  specifications: async (plan, _, context) => specificationsOf(await contentOf(plan, context)),
}
