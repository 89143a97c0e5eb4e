import type { Condition } from './condition'
import { raise } from './condition'
import { workFor } from './reactions'
import type { DesiredState, Observed, ResourceState } from './resource'
import type { Sighting } from './sighting'
import { isInUse } from './sighting'
import type { TaskKind } from './task'

/** What is known of a resource when something was seen of it. */
export interface Standing {
  readonly state: ResourceState
  readonly desired: DesiredState
  readonly condition: Condition | null
  readonly observed: Observed
  /** Whether a task is at work on it. */
  readonly busy: boolean
}

/** What a sighting makes of it. */
export interface Judgement {
  readonly state: ResourceState
  readonly observed: Observed
  readonly condition: Condition | null
  /** The work that puts it right; null when it is right, or being worked on, or a person's. */
  readonly repair: TaskKind | null
}

type Seen = Extract<Sighting, { presence: 'PRESENT' }>

/** What was changed from outside, and the work that puts it right again. */
const drifts: readonly {
  readonly state: ResourceState
  readonly desired: DesiredState
  readonly seen: (sighting: Seen) => boolean
  readonly repair: TaskKind
  readonly message: string
}[] = [
  {
    state: 'SUSPENDED',
    desired: 'SUSPENDED',
    seen: isInUse,
    repair: 'SUSPEND',
    message: 'It was switched on while it is suspended; it is being switched off again.',
  },
  {
    state: 'ACTIVE',
    desired: 'ACTIVE',
    // A server that its customer switched off is not disabled: that is his to do.
    seen: sighting => !sighting.enabled,
    repair: 'RESUME',
    message: 'It was disabled from outside; it is being put back into use.',
  },
]

const unseen: Readonly<Record<'UNREACHABLE' | 'MISSING', string>> = {
  UNREACHABLE: 'It does not answer.',
  MISSING: 'It cannot be found on its platform.',
}

/** Compares what is wanted with what was seen; what a task is at work on is only looked at. */
export function judge(standing: Standing, sighting: Sighting, now: Date): Judgement {
  const { state, desired, condition, busy } = standing
  if (state === 'QUARANTINED') return judgeFound(standing, sighting, now)
  if (sighting.presence !== 'PRESENT')
    return {
      state,
      // When it was last seen stays as it was: this time it was not.
      observed: { ...standing.observed, power: 'UNKNOWN' },
      condition: state === 'FAILED' ? condition : raise(condition, 'UNREACHABLE', unseen[sighting.presence], now),
      repair: null,
    }
  const observed = observedNow(sighting, now)
  if (state === 'FAILED') return { state, observed, condition, repair: null }
  if (busy) return { state, observed, condition: condition?.code === 'UNREACHABLE' ? null : condition, repair: null }
  const drift = drifts.find(
    candidate => candidate.state === state && candidate.desired === desired && candidate.seen(sighting),
  )
  if (drift)
    return { state, observed, condition: raise(condition, 'DRIFTED', drift.message, now), repair: drift.repair }
  return { state, observed, condition: null, repair: workFor(state, desired) }
}

const observedNow = ({ power, enabled, operatingSystem }: Seen, now: Date): Observed => ({
  at: now,
  power,
  enabled,
  operatingSystem,
})

/** What is in quarantine is only looked at, until it is gone by itself. */
function judgeFound({ state, observed, condition }: Standing, sighting: Sighting, now: Date): Judgement {
  switch (sighting.presence) {
    case 'PRESENT':
      return { state, observed: observedNow(sighting, now), condition, repair: null }
    case 'UNREACHABLE':
      return { state, observed: { ...observed, power: 'UNKNOWN' }, condition, repair: null }
    case 'MISSING':
      return { state: 'RELEASED', observed: { ...observed, power: 'UNKNOWN' }, condition: null, repair: null }
  }
}
