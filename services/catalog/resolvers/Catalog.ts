import { effectiveTo } from '../domain/timeline'
import { found } from './found'
import { pageOf } from './pageOf'
import type { CatalogResolvers } from './types.generated'

export const Catalog: CatalogResolvers = {
  id: ({ subsidiary, version }) => `cat_${Buffer.from(`${subsidiary}:${version}`).toString('base64url')}`,
  subsidiary: async ({ subsidiary }, _, { loaders }) => found(await loaders.subsidiary.load(subsidiary)),
  effectiveTo: async (catalog, _, { loaders }) => effectiveTo(await loaders.versions.load(catalog.subsidiary), catalog),
  ranges: async (catalog, _, { loaders }) => [...(await loaders.ranges.load(catalog))],
  plans: async ({ subsidiary, version }, args, context) =>
    pageOf(await context.listPlans({ subsidiary, version, ...args })),
}
