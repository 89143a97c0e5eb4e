import { setTimeout as sleep } from 'node:timers/promises'
import { atMost, type Finding, told } from '../finding'
import { createStack, startStack } from '../stack'
import { median } from '../statistics'

const FIRST_SECONDS = 10
const LATER_SECONDS = 4
const IDLE_MEGABYTES = 900
const LATER_STARTS = 3
/** So long after a start what was needed for it alone is given back. */
const IDLE_AFTER_MS = 20_000

/** A first start with its demo data, later starts on the same data, and what it needs when nobody asks anything. */
export async function startUp(base: string): Promise<Finding[]> {
  const stack = await createStack(base, 'fresh')
  const first = await startStack(stack)
  await first.stop()
  const later: number[] = []
  let memory: { megabytes: number; measure: string } | undefined
  for (let start = 0; start < LATER_STARTS; start++) {
    const running = await startStack(stack)
    later.push(running.readyAfter)
    if (start === LATER_STARTS - 1) {
      await sleep(IDLE_AFTER_MS)
      memory = running.memory()
    }
    await running.stop()
  }
  return [
    atMost('npm start, first start', FIRST_SECONDS, first.readyAfter, ' s'),
    atMost('npm start, later starts (median)', LATER_SECONDS, median(later), ' s'),
    ...(memory
      ? [
          atMost('memory of all processes, idle', IDLE_MEGABYTES, memory.megabytes, ' MB'),
          told('memory is measured as', memory.measure),
        ]
      : []),
  ]
}
