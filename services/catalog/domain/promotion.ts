import type { Promotion } from './plan'

/** Whether a promotion can be had at an instant. */
export function isActive({ startsAt, endsAt }: Promotion, now: Date): boolean {
  const instant = now.getTime()
  return (startsAt === null || Date.parse(startsAt) <= instant) && (endsAt === null || instant < Date.parse(endsAt))
}

/** The promotion that can be had at an instant and takes off the most. */
export function bestPromotion(promotions: readonly Promotion[], now: Date): Promotion | undefined {
  return promotions
    .filter(promotion => isActive(promotion, now))
    .reduce<Promotion | undefined>(
      (best, promotion) => (best && best.total <= promotion.total ? best : promotion),
      undefined,
    )
}
