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

/** How often it is looked whether a run is over. */
const LOOK_EACH_MS = 20

/** Numbers in an order that looks like chance and is the same each time. */
function shuffled(count: number): number[] {
  const order = Array.from({ length: count }, (_, number) => number)
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

/** All requests in an order like that, in which nobody asks twice before everybody has asked. */
function taken(count: number, people: number): number[] {
  if (people === 0 || count % people !== 0) return shuffled(count)
  const turns = count / people
  const order = shuffled(people)
  return Array.from({ length: turns }, (_, turn) =>
    order.map((person, at) => person + people * ((turn + at) % turns)),
  ).flat()
}

/** Requests that are ready, and how far they have been sent: the next run goes on from there. */
interface Sequence {
  readonly prepared: Prepared
  next(): number
}

const known = new Map<string, Sequence>()

function sequenceOf({ shape, tokens, literals = false }: LoadOrder): Sequence {
  const key = `${shape} ${tokens[0] ?? ''} ${literals}`
  const found = known.get(key)
  if (found) return found
  const prepared = prepare(shapeNamed(shape), tokens, literals)
  const numbers = taken(prepared.count, tokens.length)
  let at = 0
  const made = { prepared, next: () => numbers[at++ % numbers.length] ?? 0 }
  known.set(key, made)
  return made
}

async function run(order: LoadOrder): Promise<LoadTold> {
  const { prepared, next } = sequenceOf(order)
  const course: Course = {
    times: [],
    counting: false,
    ending: false,
    wrong: 0,
    example: '',
    answers: 0,
    most: order.requests ?? Infinity,
    next,
  }
  const clients = Promise.all(Array.from({ length: order.connections }, () => client(order.port, prepared, course)))
  const measured = async (): Promise<{ seconds: number; cpuSeconds: number[] }> => {
    await after(order.warmUpSeconds * 1000)
    const began = performance.now()
    const cpuBefore = order.pids.map(cpuSecondsOf)
    course.counting = true
    const isOver = (): boolean =>
      course.ending || (performance.now() >= began + order.seconds * 1000 && course.times.length >= order.connections)
    while (!isOver()) await after(LOOK_EACH_MS)
    course.counting = false
    course.ending = true
    return {
      seconds: (performance.now() - began) / 1000,
      cpuSeconds: order.pids.map((group, at) => cpuSecondsOf(group) - (cpuBefore[at] ?? 0)),
    }
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
