import type { ServiceRowFragment } from '../graphql/generated/graphql'
import type { Format } from '../language/format'
import type { Messages } from '../language/messages'

export type AvailableAction = ServiceRowFragment['availableActions'][number]

/** Why something cannot be done, in words; nothing when it can. */
export function reasonOf(
  { enabled, reason, deadline }: AvailableAction,
  t: Messages,
  format: Format,
): string | undefined {
  if (enabled || reason === null) return undefined
  if (deadline === null) return t.action.reason[reason]
  const day = format.day(deadline)
  if (reason === 'ENGAGED') return t.action.engagedUntil(day)
  if (reason === 'RENEWED_AHEAD') return t.action.renewedAheadUntil(day)
  return t.action.reasonUntil(t.action.reason[reason], day)
}
