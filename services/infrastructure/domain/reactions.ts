import type { DesiredState, ResourceState } from './resource'
import type { TaskKind } from './task'

/** What billing said of a service. */
export type Fact = 'ordered' | 'suspended' | 'resumed' | 'ended'

/**
 * What a fact does:
 * - `make`: a new resource, wanted ACTIVE;
 * - `want`: the resource is wanted as the fact says, and work begins where it is not so;
 * - `note`: the wish is written down, and nothing is done;
 * - `tell`: nothing changes; billing is told again what it seems to have missed;
 * - `ignore`: there is nothing to be done;
 * - `report`: it should not happen; written to the log for a person.
 */
export type Reaction = 'make' | 'want' | 'note' | 'tell' | 'ignore' | 'report'

/** A service that has no resource is UNKNOWN. */
export const reactions: Readonly<Record<Fact, Readonly<Record<ResourceState | 'UNKNOWN', Reaction>>>> = {
  ordered: {
    UNKNOWN: 'make',
    PROVISIONING: 'ignore',
    ACTIVE: 'tell',
    SUSPENDED: 'tell',
    QUARANTINED: 'report',
    RELEASED: 'tell',
    FAILED: 'want',
  },
  suspended: {
    UNKNOWN: 'report',
    PROVISIONING: 'want',
    ACTIVE: 'want',
    SUSPENDED: 'want',
    QUARANTINED: 'note',
    RELEASED: 'report',
    FAILED: 'want',
  },
  resumed: {
    UNKNOWN: 'report',
    PROVISIONING: 'want',
    ACTIVE: 'want',
    SUSPENDED: 'want',
    QUARANTINED: 'note',
    RELEASED: 'report',
    FAILED: 'want',
  },
  ended: {
    // Never made, or made for nobody: there is nothing to wipe, which is what billing waits to hear.
    UNKNOWN: 'tell',
    PROVISIONING: 'want',
    ACTIVE: 'want',
    SUSPENDED: 'want',
    QUARANTINED: 'note',
    RELEASED: 'tell',
    FAILED: 'want',
  },
}

/** What each fact makes the wish for the resource. */
export const wishOf: Readonly<Record<Fact, DesiredState>> = {
  ordered: 'ACTIVE',
  suspended: 'SUSPENDED',
  resumed: 'ACTIVE',
  ended: 'RELEASED',
}

const work: Readonly<Record<ResourceState, Readonly<Record<DesiredState, TaskKind | null>>>> = {
  // Paid and then suspended before delivery: it is made first, delivered, and switched off after that.
  PROVISIONING: { ACTIVE: 'PROVISION', SUSPENDED: 'PROVISION', RELEASED: 'RELEASE' },
  ACTIVE: { ACTIVE: null, SUSPENDED: 'SUSPEND', RELEASED: 'RELEASE' },
  SUSPENDED: { ACTIVE: 'RESUME', SUSPENDED: null, RELEASED: 'RELEASE' },
  QUARANTINED: { ACTIVE: null, SUSPENDED: null, RELEASED: null },
  RELEASED: { ACTIVE: null, SUSPENDED: null, RELEASED: null },
  // What failed for good is left to a person until billing speaks of it again.
  FAILED: { ACTIVE: null, SUSPENDED: null, RELEASED: null },
}

const again: Readonly<Record<'delivered' | 'undelivered', Readonly<Record<DesiredState, TaskKind>>>> = {
  delivered: { ACTIVE: 'RESUME', SUSPENDED: 'SUSPEND', RELEASED: 'RELEASE' },
  undelivered: { ACTIVE: 'PROVISION', SUSPENDED: 'PROVISION', RELEASED: 'RELEASE' },
}

/** The work that brings a resource to what is wanted; null when nothing is to be done. */
export const workFor = (state: ResourceState, desired: DesiredState): TaskKind | null => work[state][desired]

/** The work that a new fact begins, also on what had failed before. */
export const workOnFact = (state: ResourceState, desired: DesiredState, delivered: boolean): TaskKind | null =>
  state === 'FAILED' ? again[delivered ? 'delivered' : 'undelivered'][desired] : work[state][desired]

/** How a resource stands while work is done on it: what is made again after it had failed is being made. */
export const stateDuring = (work: TaskKind, state: ResourceState): ResourceState =>
  work === 'PROVISION' ? 'PROVISIONING' : state

/** How a resource stands when work on it is done. */
export const stateAfter: Readonly<Record<TaskKind, ResourceState>> = {
  PROVISION: 'ACTIVE',
  SUSPEND: 'SUSPENDED',
  RESUME: 'ACTIVE',
  RELEASE: 'RELEASED',
}
