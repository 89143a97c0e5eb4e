import type { Worker } from 'node:worker_threads'
import { composeServices } from '@apollo/composition'
import { parse } from 'graphql'
import { buildGraph } from '../buildGraph'
import { PlannerUnavailable } from '../planner'
import { startThread } from '../thread'
import type { ThreadedPlanner } from '../threadedPlanner'
import { startThreadedPlanner } from '../threadedPlanner'

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])'
const sdlOf = (name: string, text: string) => ({ name, url: `http://${name}`, typeDefs: parse(`${link} ${text}`) })
const supergraph =
  composeServices([
    sdlOf('books', 'type Query { book(id: ID!): Book } type Book @key(fields: "id") { id: ID! title: String }'),
    sdlOf('stock', 'type Book @key(fields: "id") { id: ID! count: Int }'),
  ]).supergraphSdl ?? ''

const query = (name: string) => `query ${name} { book(id: "1") { title count } }`

describe('a planner in a thread of its own', () => {
  let deaths: Error[]
  let threads: Worker[]
  let started: ThreadedPlanner[]

  const start = async (sdl = supergraph) => {
    const made = await startThreadedPlanner(sdl, {
      onDeath: error => deaths.push(error),
      start: data => {
        const thread = startThread(data)
        threads.push(thread)
        return thread
      },
    })
    started.push(made)
    return made
  }

  beforeEach(() => {
    deaths = []
    threads = []
    started = []
  })
  afterEach(() =>
    Promise.all([...started.map(({ planner }) => planner.close()), ...threads.map(one => one.terminate())]),
  )

  it('tells of the graph and plans as one in this thread would', async () => {
    const { graph, planner } = await start()
    const here = buildGraph(supergraph)
    expect(graph).toEqual(here.graph)
    expect(await planner.plan(query('A'), 'A')).toEqual(await here.planner.plan(query('A'), 'A'))
    expect(await planner.plan('{ __typename }', undefined)).toBeUndefined()
  })

  it.each([
    ['no SDL', 'this is none'],
    ['no supergraph', 'type Query { a: Int }'],
    [
      'one that nothing can be planned with',
      supergraph.replaceAll('@join__type(graph: BOOKS', '@join__type(graph: NONE'),
    ],
  ])('refuses %s, and leaves no thread behind', async (_, sdl) => {
    await expect(start(sdl)).rejects.toThrow()
    await new Promise(resolve => threads[0]?.once('exit', resolve))
    expect(threads).toHaveLength(1)
  })

  it('says what went wrong with one plan, and goes on with the next', async () => {
    const { planner } = await start()
    await expect(planner.plan('query A { nothing }', 'A')).rejects.toThrow(/nothing/)
    expect(await planner.plan(query('B'), 'B')).toBeDefined()
    expect(deaths).toEqual([])
  })

  it('starts the thread again when it has ended, and plans what it was asked', async () => {
    const { planner } = await start()
    const asked = Array.from({ length: 5 }, (_, n) => planner.plan(query(`Q${n}`), `Q${n}`))
    await threads[0]?.terminate()
    for (const plan of await Promise.all(asked)) expect(plan).toBeDefined()
    expect(deaths).toHaveLength(1)
    expect(threads).toHaveLength(2)
  })

  it('gives up on what has ended the thread twice, and plans the rest', async () => {
    const { planner } = await start()
    const deadly = planner.plan(query('Deadly'), 'Deadly')
    const harmless = planner.plan(query('Harmless'), 'Harmless')
    await Promise.all([expect(deadly).rejects.toThrow(/ended/), threads[0]?.terminate(), secondThreadReady()])
    await expect(harmless).resolves.toBeDefined()
  })

  /** Ends the second thread as soon as it is handed the operation again. */
  const secondThreadReady = async (): Promise<void> => {
    while (threads.length < 2) await new Promise(resolve => setTimeout(resolve, 5))
    await new Promise<void>(resolve => {
      threads[1]?.on('message', ({ kind }: { kind: string }) => {
        if (kind === 'built') void threads[1]?.terminate().then(() => resolve())
      })
    })
  }

  it('lets only so many wait', async () => {
    const { planner } = await start()
    const asked = Array.from({ length: 300 }, (_, n) => planner.plan(query(`Q${n}`), `Q${n}`))
    const outcomes = await Promise.allSettled(asked)
    const refused = outcomes.filter(one => one.status === 'rejected')
    expect(refused.length).toBeGreaterThan(100)
    for (const one of refused) expect(one.reason).toBeInstanceOf(PlannerUnavailable)
    expect(outcomes.length - refused.length).toBeGreaterThanOrEqual(100)
  })

  it('once retired, finishes what it was asked and ends; what is asked after all is still planned', async () => {
    const { planner } = await start()
    const asked = planner.plan(query('Last'), 'Last')
    const ended = new Promise(resolve => threads[0]?.once('exit', resolve))
    await planner.close()
    expect(await asked).toBeDefined()
    await ended
    expect(await planner.plan(query('Late'), 'Late')).toBeDefined()
    expect(threads).toHaveLength(2)
  })
})
