import type { System } from './system'

/** One line of the list of attacks. */
export interface Attack {
  /** Its number there. */
  readonly line: number
  readonly name: string
  /** The 5xx that is its right answer. */
  readonly may?: number
  /** It is meant to change something, such as an order of the attacker's own. */
  readonly changes?: boolean
  /** Makes the attack and expects the answer that the list names. */
  readonly run: (system: System) => Promise<void>
}
