import type { Browser } from 'playwright-core'
import type { RunningSystem } from './system'

/** What every suite plays on: one system and one browser for all of them. */
export interface Stage {
  readonly browser: Browser
  readonly system: RunningSystem
}

/** Gives the stage once it is set up: suites are declared before that. */
export type OnStage = () => Stage
