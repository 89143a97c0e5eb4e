/** The load generator in a process of its own: as cheap as it can be, as it shares the machine with what it measures. */
import { setTimeout as after } from 'node:timers/promises'
import { percentile } from '../../statistics'
import { obey } from '../processes/child'
import { cpuSecondsOf } from '../processes/usage'
import { shapeNamed } from '../shapes/all'
import type { Course } from './client'
import { client } from './client'
import type { LoadOrder, LoadTold } from './order'
import type { Prepared } from './requests'
import { prepare } from './requests'

/** Numbers in an order that looks like chance and is the same each time. */
function shuffled(count: number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, number) => number)
  let state = 20261122
  for (let last = count - 1; last > 0; last--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const other = state % (last + 1)
    const kept = order[last] ?? 0
    order[last] = order[other] ?? 0
    order[other] = kept
  }
  return order
}

const known = new Map<string, Prepared>()

function preparedFor({ shape, tokens, literals = false }: LoadOrder): Prepared {
  const key = `${shape} ${tokens[0] ?? ''} ${literals}`
  const found = known.get(key)
  if (found) return found
  const made = prepare(shapeNamed(shape), tokens, literals)
  known.set(key, made)
  return made
}

async function run(order: LoadOrder): Promise<LoadTold> {
  const prepared = preparedFor(order)
  const numbers = shuffled(prepared.count)
  let at = 0
  const course: Course = {
    times: [],
    counting: false,
    ending: false,
    wrong: 0,
    example: '',
    answers: 0,
    next: () => numbers[at++ % numbers.length] ?? 0,
  }
  const clients = Promise.all(Array.from({ length: order.connections }, () => client(order.port, prepared, course)))
  const measured = async (): Promise<{ seconds: number; cpuSeconds: number }> => {
    await after(order.warmUpSeconds * 1000)
    const began = performance.now()
    const cpuBefore = cpuSecondsOf(order.pids)
    course.counting = true
    do await after(order.seconds * 1000)
    while (course.times.length < order.connections)
    course.counting = false
    course.ending = true
    return { seconds: (performance.now() - began) / 1000, cpuSeconds: cpuSecondsOf(order.pids) - cpuBefore }
  }
  // Clients only end before the course when one fails.
  const both = Promise.all([measured(), clients])
  const [{ seconds, cpuSeconds }] = await both
  const { times, wrong, example, answers } = course
  return {
    answers,
    requests: times.length,
    seconds,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    worst: percentile(times, 1),
    cpuSeconds,
    wrong,
    example,
  }
}

obey<LoadOrder>(run)
