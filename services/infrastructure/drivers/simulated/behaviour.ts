import type { ResourceKind } from '../../../shared/domain/events'
import type { Verb } from '../../domain/phases'
import { chanceOf } from './chance'
import type { SimulatorSettings } from './settings'

export type Fate = 'SUCCEEDS' | 'FAILS' | 'IS_REFUSED'

/** How an operation will end: decided by its key when it begins. */
export function fateOf({ seed, failureRate, refusalRate }: SimulatorSettings, key: string): Fate {
  const chance = chanceOf(seed, 'fate', key)
  if (chance < refusalRate) return 'IS_REFUSED'
  return chance < refusalRate + failureRate ? 'FAILS' : 'SUCCEEDS'
}

/** How long an operation takes, in milliseconds: from half to one and a half times as long as is usual. */
export function lengthOf({ seed, seconds }: SimulatorSettings, verb: Verb, key: string): number {
  const usual = seconds * 1000 * (verb === 'provision' ? 1 : 0.25)
  return Math.round(usual * (0.5 + chanceOf(seed, 'length', key)))
}

export const spanAt = ({ span }: SimulatorSettings, now: Date): number => Math.floor(now.getTime() / (span * 1000))

export const isSilent = (settings: SimulatorSettings, reference: string, now: Date): boolean =>
  chanceOf(settings.seed, 'silent', reference, spanAt(settings, now)) < settings.unreachableRate

export const isChanged = (settings: SimulatorSettings, reference: string, now: Date): boolean =>
  chanceOf(settings.seed, 'changed', reference, spanAt(settings, now)) < settings.driftRate

const making: Readonly<Record<ResourceKind, readonly [string, ...string[]]>> = {
  Server: ['cabling', 'partitioning', 'installing', 'configuring', 'rebooting'],
  Instance: ['scheduling', 'copying', 'booting'],
  Domain: ['checking', 'registering', 'publishing'],
  WebHosting: ['creating', 'certifying', 'publishing'],
  Mailbox: ['creating', 'publishing'],
  PhoneLine: ['reserving', 'routing', 'testing'],
}

const changing: Readonly<Record<Exclude<Verb, 'provision'>, readonly [string, ...string[]]>> = {
  suspend: ['switching-off'],
  resume: ['switching-on'],
  release: ['wiping', 'verifying'],
}

/** What is being done when an operation is at so many per cent. */
export function stepOf(kind: ResourceKind, verb: Verb, percent: number): string {
  const steps = verb === 'provision' ? making[kind] : changing[verb]
  return steps[Math.min(steps.length - 1, Math.floor((percent / 100) * steps.length))] ?? steps[0]
}
