import { found } from './found'
import { optionOf } from './offeredFamily'
import type { AddonFamilyResolvers } from './types.generated'

export const AddonFamily: AddonFamilyResolvers = {
  default: (family, _, { loaders }) =>
    family.default === null ? null : loaders.plan.load(optionOf(family, family.default)),
  addons: async (family, _, { loaders }) =>
    (await loaders.plan.loadMany(family.addons.map(code => optionOf(family, code)))).map(found),
}
