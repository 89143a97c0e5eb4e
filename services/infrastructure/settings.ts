import type { Rules } from './actions/deps'
import type { SimulatorSettings } from './drivers/simulated/settings'
import type { InfrastructureSettings } from './env'

/** The longest pause between two tries of a task, in milliseconds. */
const LONGEST_PAUSE = 300_000

/** The actions' rules, of the settings. */
export const rulesOf = (settings: InfrastructureSettings): Rules => ({
  ownDomain: settings.HOST_DOMAIN,
  releaseGrace: settings.RELEASE_GRACE_SECONDS * 1000,
  lease: settings.TASK_LEASE_SECONDS * 1000,
  retry: {
    mostFaults: settings.TASK_MOST_FAULTS,
    pause: settings.TASK_RETRY_SECONDS * 1000,
    longest: LONGEST_PAUSE,
  },
  observeEvery: settings.OBSERVE_EVERY_SECONDS * 1000,
})

/** The simulated hardware's behaviour, of the settings. */
export const simulatorOf = (settings: InfrastructureSettings): SimulatorSettings => ({
  seed: settings.SIMULATOR_SEED,
  seconds: settings.SIMULATOR_SECONDS,
  failureRate: settings.SIMULATOR_FAILURE_RATE,
  refusalRate: settings.SIMULATOR_REFUSAL_RATE,
  unreachableRate: settings.SIMULATOR_UNREACHABLE_RATE,
  driftRate: settings.SIMULATOR_DRIFT_RATE,
  span: 60,
})
