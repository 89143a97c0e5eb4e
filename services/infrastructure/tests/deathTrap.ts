import type { Database, Tx } from '../../shared/runtime/database'
import type { Driver } from '../drivers/driver'
import type { WorldOptions } from './world'

export interface DeathTrap extends Required<Pick<WorldOptions, 'database' | 'driver'>> {
  /** How many places to die at were passed. */
  readonly passed: () => number
}

/**
 * Wraps a database and a driver so that the process dies at the n-th place where it could: before and after each
 * transaction and each call of the driver and, if `statements`, before each statement too.
 */
export function deathTrap(at: number, die: () => void, statements = false): DeathTrap {
  let passed = 0
  const pass = (): void => {
    if (++passed === at) die()
  }
  const around = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    pass()
    const value = await work()
    pass()
    return value
  }
  return {
    passed: () => passed,
    database: (real: Database): Database => ({
      ...real,
      transaction: (viewer, work) => {
        const inner = (tx: Tx): Tx => ({
          query: (name, text, values) => {
            if (statements) pass()
            return tx.query(name, text, values)
          },
        })
        return around(() => real.transaction(viewer, tx => work(inner(tx))))
      },
    }),
    driver: (simulated: Driver): Driver => ({
      operate: operation => around(() => simulated.operate(operation)),
      observe: references => around(() => simulated.observe(references)),
      inventory: from => around(() => simulated.inventory(from)),
    }),
  }
}
