import type { Server, ServerResponse } from 'node:http'
import { Agent, createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { createShedding } from './shedding'

interface Answer {
  readonly status: number | undefined
  readonly retryAfter: string | undefined
  readonly text: string
}

async function eventually(holds: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 2000; attempt++) {
    if (holds()) return
    await sleep(1)
  }
  throw new Error('it never came to that')
}

/** A server that answers when it is told to, and says how late its event loop is as it is told. */
async function heldServer(limits: { maxInFlight: number; unshed: number }) {
  const held: ServerResponse[] = []
  let delay = 0
  let shed = 0
  const { listener, inFlight } = createShedding({
    handler: (incoming, response) =>
      incoming.url?.startsWith('/live') ? void response.end('alive') : void held.push(response),
    exempt: new Set(['/live']),
    maxStreams: 2,
    ...limits,
    maxLoopDelayMs: 30,
    maxWaitMs: 40,
    loopDelay: { now: () => delay, close: () => undefined },
    onShed: () => shed++,
  })
  const server: Server = createServer(listener).listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const agent = new Agent()

  const ask = (path = '/', headers: Record<string, string> = {}) => {
    const sent = request({ port, host: '127.0.0.1', path, headers, agent })
    const answer = new Promise<Answer>((resolve, reject) => {
      sent.on('error', reject).on('response', response => {
        let text = ''
        response.on('data', part => (text += String(part)))
        response.on('end', () =>
          resolve({ status: response.statusCode, retryAfter: response.headers['retry-after'], text }),
        )
      })
    })
    answer.catch(() => undefined)
    sent.end()
    return { answer, leave: () => sent.destroy() }
  }
  return {
    held,
    inFlight,
    ask,
    shed: () => shed,
    setDelay: (ms: number) => (delay = ms),
    /** Waits until so many are being worked on. */
    working: async (count: number) => {
      await eventually(() => held.length >= count)
    },
    close: () =>
      new Promise(resolve => {
        server.close(resolve)
        server.closeAllConnections()
      }),
  }
}

describe('load shedding', () => {
  let server: Awaited<ReturnType<typeof heldServer>>
  afterEach(() => server.close())

  it('answers 503 with Retry-After to whom there is no place for, while the others are still worked on', async () => {
    server = await heldServer({ maxInFlight: 2, unshed: 2 })
    const first = [server.ask(), server.ask()]
    await server.working(2)
    const { status, retryAfter, text } = await server.ask().answer
    expect([status, retryAfter]).toEqual([503, '1'])
    expect(JSON.parse(text).errors).toMatchObject([
      { extensions: { code: 'OVERLOADED', requestId: expect.any(String) } },
    ])
    expect(server.shed()).toBe(1)
    expect(server.held).toHaveLength(2)
    server.held.forEach(response => response.end('done'))
    for (const { answer } of first) expect((await answer).text).toBe('done')
  })

  it('gives the place of one that is answered to one that waits, in the order in which they came', async () => {
    server = await heldServer({ maxInFlight: 1, unshed: 1 })
    const first = server.ask('/first')
    await server.working(1)
    const [second, third] = [server.ask('/second'), server.ask('/third')]
    await sleep(10)
    server.held[0]?.end('first')
    await first.answer
    await server.working(2)
    server.held[1]?.end('second')
    expect((await second.answer).text).toBe('second')
    await server.working(3)
    server.held[2]?.end('third')
    expect((await third.answer).text).toBe('third')
    expect(server.shed()).toBe(0)
  })

  it('has fewer places while the event loop is late, and all of them when it is not', async () => {
    server = await heldServer({ maxInFlight: 3, unshed: 1 })
    server.setDelay(31)
    void server.ask()
    await server.working(1)
    expect((await server.ask().answer).status).toBe(503)
    server.setDelay(30)
    void server.ask()
    void server.ask()
    await server.working(3)
    expect((await server.ask().answer).status).toBe(503)
  })

  it('never sheds what must always be answered', async () => {
    server = await heldServer({ maxInFlight: 1, unshed: 1 })
    server.setDelay(1000)
    void server.ask()
    await server.working(1)
    expect((await server.ask('/live?x=1').answer).text).toBe('alive')
  })

  it('gives the place of one that has left to another, and forgets who leaves while waiting', async () => {
    server = await heldServer({ maxInFlight: 1, unshed: 1 })
    const first = server.ask()
    await server.working(1)
    const second = server.ask()
    await sleep(5)
    second.leave()
    first.leave()
    await eventually(() => server.inFlight() === 0)
    const third = server.ask('/third')
    const working = () => server.held.find(({ req }) => req.url === '/third')
    await eventually(() => working() !== undefined)
    working()?.end('third')
    expect((await third.answer).text).toBe('third')
    expect(server.shed()).toBe(0)
  })

  it('lets streams of events take no other’s place, and as many as are set', async () => {
    server = await heldServer({ maxInFlight: 1, unshed: 1 })
    const asStream = { accept: 'text/event-stream' }
    void server.ask('/', asStream)
    await server.working(1)
    expect(server.inFlight()).toBe(0)
    void server.ask()
    await server.working(2)
    void server.ask('/', asStream)
    await server.working(3)
    expect((await server.ask('/', asStream).answer).status).toBe(503)
  })
})
