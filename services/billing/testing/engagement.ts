import type { EngagementEndAction, PricingTerms } from '../../shared/domain/events'
import { pricing } from './offers'

/** Paid monthly and committed for three months at 8.00, or at 10.00 without commitment. */
export const committed = (endAction: EngagementEndAction): PricingTerms[] => [
  pricing(),
  pricing({
    mode: 'degressivity3',
    price: '8.00',
    engagement: { duration: 'P3M', type: 'PERIODIC', endAction },
  }),
]
