import type { DesiredState } from './resource'
import type { TaskKind } from './task'

/** What a driver can be asked to do with a resource. */
export type Verb = 'provision' | 'suspend' | 'resume' | 'release'

/** What a phase does: an operation of the driver, or something of our own. */
type Deed = { readonly verb: Verb } | { readonly own: 'assign' | 'verify' | 'wait' | 'give-back' }

export type PhaseName =
  | 'assigning'
  | 'installing'
  | 'delivering'
  | 'switching-off'
  | 'switching-on'
  | 'checking'
  | 'waiting'
  | 'wiping'
  | 'giving-back'

export interface Phase {
  readonly name: PhaseName
  readonly does: Deed
  /** The task's progress when the phase is over. */
  readonly upTo: number
  /** Whether it may still be given up, once begun, when something else is wanted. */
  readonly yields: boolean
}

const phases: Readonly<Record<TaskKind, readonly [Phase, ...Phase[]]>> = {
  PROVISION: [
    { name: 'assigning', does: { own: 'assign' }, upTo: 10, yields: true },
    // Given up even half-way: whatever was made of it by then, the release that follows wipes it.
    { name: 'installing', does: { verb: 'provision' }, upTo: 95, yields: true },
    { name: 'delivering', does: { own: 'verify' }, upTo: 100, yields: true },
  ],
  SUSPEND: [
    { name: 'switching-off', does: { verb: 'suspend' }, upTo: 90, yields: false },
    { name: 'checking', does: { own: 'verify' }, upTo: 100, yields: false },
  ],
  RESUME: [
    { name: 'switching-on', does: { verb: 'resume' }, upTo: 90, yields: false },
    { name: 'checking', does: { own: 'verify' }, upTo: 100, yields: false },
  ],
  RELEASE: [
    { name: 'switching-off', does: { verb: 'suspend' }, upTo: 20, yields: false },
    { name: 'waiting', does: { own: 'wait' }, upTo: 50, yields: true },
    // Once a wipe has begun there is nothing left to go back to.
    { name: 'wiping', does: { verb: 'release' }, upTo: 90, yields: false },
    // Only what is seen to be gone gives its addresses to the next one.
    { name: 'checking', does: { own: 'verify' }, upTo: 95, yields: false },
    { name: 'giving-back', does: { own: 'give-back' }, upTo: 100, yields: false },
  ],
}

/** The wishes that a task serves; under any other it gives way. */
const serves: Readonly<Record<TaskKind, readonly DesiredState[]>> = {
  PROVISION: ['ACTIVE', 'SUSPENDED'],
  SUSPEND: ['SUSPENDED'],
  RESUME: ['ACTIVE'],
  RELEASE: ['RELEASED'],
}

export const firstPhase = (kind: TaskKind): Phase => phases[kind][0]

export function phaseOf(kind: TaskKind, name: PhaseName): Phase {
  const phase = phases[kind].find(candidate => candidate.name === name)
  if (!phase) throw new Error(`a ${kind} has no phase ${name}`)
  return phase
}

/** The phase after it; undefined after the last. */
export const nextPhase = (kind: TaskKind, name: PhaseName): Phase | undefined =>
  phases[kind][phases[kind].indexOf(phaseOf(kind, name)) + 1]

export const previousPhase = (kind: TaskKind, name: PhaseName): Phase | undefined =>
  phases[kind][phases[kind].indexOf(phaseOf(kind, name)) - 1]

/** The progress of the whole task when a phase is at `percent` of its own. */
export function progressIn(kind: TaskKind, name: PhaseName, percent: number): number {
  const { upTo } = phaseOf(kind, name)
  const from = previousPhase(kind, name)?.upTo ?? 0
  const share = Math.min(100, Math.max(0, percent)) / 100
  return Math.floor(from + (upTo - from) * share)
}

/** Whether a task is to be given up where it stands, because something else is wanted by now. */
export function givesWay(kind: TaskKind, name: PhaseName, begun: boolean, desired: DesiredState): boolean {
  if (serves[kind].includes(desired)) return false
  return !begun || phaseOf(kind, name).yields
}
