import { Counter } from 'prom-client'
import type { Metrics } from '../../shared/runtime/metrics'
import type { TaskKind } from '../domain/task'

/** What is counted for whoever runs the system. */
export interface Measures {
  /** A resource was not as it should be, and work was begun to put it right. */
  readonly repaired: (work: TaskKind) => void
  /** Something was found that nobody has asked for. */
  readonly quarantined: () => void
  /** A task failed for good. */
  readonly failed: (work: TaskKind) => void
}

export function createMeasures({ registry }: Pick<Metrics, 'registry'>): Measures {
  const registers = [registry]
  const repairs = new Counter({
    name: 'infrastructure_repairs_total',
    help: 'Resources that were not as they should be, by the work that puts them right',
    labelNames: ['work'],
    registers,
  })
  const found = new Counter({
    name: 'infrastructure_quarantined_total',
    help: 'Things that were found and that nobody had asked for',
    registers,
  })
  const failures = new Counter({
    name: 'infrastructure_failed_tasks_total',
    help: 'Tasks that failed for good, by kind',
    labelNames: ['work'],
    registers,
  })
  return {
    repaired: work => repairs.inc({ work }),
    quarantined: () => found.inc(),
    failed: work => failures.inc({ work }),
  }
}
