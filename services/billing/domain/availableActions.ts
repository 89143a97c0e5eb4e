import type { Day } from '../../shared/domain/day'

export type ServiceAction =
  'RENEW' | 'STOP_NOW' | 'STOP_AT_PERIOD_END' | 'UNDO_STOP' | 'ENABLE_AUTO_RENEW' | 'DISABLE_AUTO_RENEW'

export type UnavailableReason =
  'ENDED' | 'NOT_DELIVERED' | 'STOPPING' | 'NOT_STOPPING' | 'ENGAGED' | 'UNPAID' | 'ALREADY_SET' | 'RENEWED_AHEAD'

/** Something that can be done with a service, and whether now. */
export interface AvailableAction {
  readonly action: ServiceAction
  readonly enabled: boolean
  readonly reason: UnavailableReason | null
  /** Until when it can be done, or from when. */
  readonly deadline: Day | null
}
