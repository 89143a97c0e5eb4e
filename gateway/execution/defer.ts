import type { DeferNode, PlanNode } from '@apollo/query-planner'
import type { Run, Step } from './plan'

/** Takes the steps that a plan puts off; only an operation that is planned with deferred parts needs one. */
export interface Deferral {
  /** Runs what fetches one part; its errors are the part's own. */
  defer(label: string, work: (run: Run) => Promise<void>): void
  /** Told when a fetch that others may wait for has come. */
  done(fetch: string): void
  /** Resolves when a fetch has come. */
  whenDone(fetch: string): Promise<void>
}

/**
 * A plan's division into what is sent at once and what is deferred. A deferred part begins as soon as the fetches it
 * builds on have come, or all before it is over: a fetch that had nothing to ask for never comes. What comes before it is
 * also what the parts around it build on, which may have nothing to fetch themselves.
 */
export function deferStep({ primary, deferred }: DeferNode, compile: (node: PlanNode) => Step): Step {
  const first = primary.node && compile(primary.node)
  const later = deferred.map(({ label = '', depends, node }) => ({
    label,
    fetches: depends.map(({ id }) => id),
    step: node && compile(node),
  }))
  return async (run, targets) => {
    const { deferral } = run
    if (!deferral) throw new TypeError('a plan with deferred parts is run for somebody who takes the whole at once')
    const own = first?.(run, targets)
    const whole = Promise.all([run.around, own])
    for (const { label, fetches, step } of later)
      deferral.defer(label, async part => {
        await Promise.race([whole, Promise.all(fetches.map(fetch => deferral.whenDone(fetch)))])
        await step?.({ ...part, around: whole }, targets)
      })
    await own
  }
}
