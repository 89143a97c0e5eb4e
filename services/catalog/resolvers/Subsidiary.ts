import { formatDecimal } from '../../shared/domain/money'
import type { SubsidiaryResolvers } from './types.generated'

/** `20`, `19.25`: no more decimals than it has. */
const shownRate = (rateE4: number): string => formatDecimal(BigInt(rateE4), 4).replace(/\.?0+$/, '')

export const Subsidiary: SubsidiaryResolvers = {
  __resolveReference: ({ code }, { loaders }) => loaders.subsidiary.load(code),
  taxRate: ({ taxRateE4 }) => shownRate(taxRateE4),
  rollout: async ({ code }, _, { loaders }) => [...(await loaders.rollout.load(code))],
}
