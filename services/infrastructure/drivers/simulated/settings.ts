/** How the simulated hardware behaves. */
export interface SimulatorSettings {
  /** Another seed, other fates. */
  readonly seed: string
  /** How long it takes to make something, in seconds; switching and wiping take a quarter of it. */
  readonly seconds: number
  /** The share of operations that fail, and may well succeed the next time: 0 to 1. */
  readonly failureRate: number
  /** The share of operations that fail for good. */
  readonly refusalRate: number
  /** The share of machines that do not answer in any one span of time. */
  readonly unreachableRate: number
  /** The share of machines that somebody changes from outside in any one span of time. */
  readonly driftRate: number
  /** The span of time that rates of machines are meant for, in seconds. */
  readonly span: number
}
