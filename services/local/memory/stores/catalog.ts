import DataLoader from 'dataloader'
import type { CatalogContext } from '../../../catalog/context'
import type { PublishedPlan } from '../../../catalog/domain/published'
import type { Subsidiary } from '../../../catalog/domain/subsidiary'
import { resolvers } from '../../../catalog/resolvers/index'
import { planId } from '../../../shared/domain/ids'
import type { Clock } from '../../../shared/runtime/clock'
import type { Subgraph } from './subgraph'
import { EUR, OFFER } from './world'

const plan: PublishedPlan = {
  ...OFFER,
  name: 'Rise-1 | Intel Xeon-E 2386G',
  description: null,
  isAddon: false,
  universe: 'INFRASTRUCTURE',
  range: 'rise',
  brand: 'perennial',
  ranges: ['rise'],
  monthlyPrice: 6_199_000_000n,
  datacenters: ['rbx'],
  currency: EUR,
}

const subsidiary: Subsidiary = {
  code: OFFER.subsidiary,
  name: 'Perennial France',
  language: 'fr-FR',
  timeZone: 'Europe/Paris',
  currency: EUR,
  taxRateE4: 200_000,
  currentVersion: OFFER.version,
  revision: 1,
}

const plans = new Map<string, PublishedPlan>([[planId(OFFER), plan]])

/** One subsidiary that sells one plan. */
export function catalog(clock: Clock): Subgraph<CatalogContext> {
  return {
    name: 'catalog',
    resolvers,
    createContext: ({ viewer, requestId }) => ({
      viewer,
      requestId,
      now: clock.now(),
      cursorSecrets: ['memory'],
      loaders: {
        subsidiary: new DataLoader(async codes => codes.map(code => (code === subsidiary.code ? subsidiary : null))),
        versions: new DataLoader(async codes => codes.map(() => [])),
        rollout: new DataLoader(async codes => codes.map(() => [])),
        ranges: new DataLoader(async versions => versions.map(() => []), { cacheKeyFn: String }),
        plan: new DataLoader(async keys => keys.map(key => plans.get(planId(key)) ?? null), { cacheKeyFn: planId }),
        content: new DataLoader(async keys => keys.map(() => null), { cacheKeyFn: planId }),
      },
      findVersion: async () => undefined,
      listPlans: async () => ({ ok: false, refusal: 'There are no lists in memory.' }),
      whyUnorderable: async () => undefined,
      sellingSubsidiaries: async () => [subsidiary],
      close: async () => undefined,
    }),
  }
}
