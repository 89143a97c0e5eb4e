import Fastify from 'fastify'
import pino from 'pino'
import { z } from 'zod'
import type { DomainEvent } from '../../domain/events'
import type { ServiceId } from '../../domain/ids'
import { SYSTEM } from '../../domain/viewer'
import { testDatabase } from '../../testing/database'
import type { TestDatabase } from '../../testing/database'
import type { Database } from '../database'
import { createDatabase } from '../database'
import { createDelivery } from '../events/delivery'
import type { Delivery } from '../events/delivery'
import { addToOutbox } from '../events/outbox'
import { discardParked, parkedEvents, retryParked } from '../events/parked'
import { createEventReceiver, handlerOf, laneOfSubject } from '../events/receiver'
import { SIGNATURE_HEADER, signBatch } from '../events/signature'
import { createIds } from '../ids'
import { createMetrics } from '../metrics'

const log = pino({ level: 'silent' })
let now = new Date('2026-11-22T12:00:00Z')
const clock = { now: () => now }
const ids = createIds(clock)
const serviceId = (): ServiceId => ids.next('svc', 5)

let databases: TestDatabase[] = []
let sender: Database
let receiver: Database
let delivery: Delivery
let url: string
let close: () => Promise<void>

/** What the receiver's handlers did, by note; `poison` fails and `crash` fails until it is mended. */
let handled: string[] = []
let mended = false

beforeAll(async () => {
  databases = await Promise.all([testDatabase('billing'), testDatabase('infrastructure')])
  const [first, second] = databases
  if (!first || !second) throw new Error('no databases')
  sender = createDatabase({ url: first.url, applicationName: 'sender', log })
  receiver = createDatabase({ url: second.url, applicationName: 'receiver', log })
  const receive = createEventReceiver({
    database: receiver,
    secrets: ['secret'],
    clock,
    log,
    handlers: [
      handlerOf('test.noted', z.object({ note: z.string() }), async (_, { note }) => {
        if (note === 'crash' && !mended) throw new Error('cannot now')
        handled.push(note)
      }),
    ],
  })
  const server = Fastify()
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('application/cloudevents-batch+json', { parseAs: 'buffer' }, (_, body, done) =>
    done(null, body),
  )
  server.post('/events', async (request, reply) => {
    const { status, answer } = await receive(String(request.headers[SIGNATURE_HEADER]), request.body as Buffer)
    return reply.code(status).send(answer)
  })
  url = `${await server.listen({ port: 0, host: '127.0.0.1' })}/events`
  delivery = createDelivery({
    database: sender,
    source: 'perennial/test',
    destinations: { infrastructure: url },
    secret: 'secret',
    clock,
    log,
    metrics: createMetrics('test'),
  })
  close = async () => {
    await delivery.close()
    await server.close()
    await Promise.all([sender.close(), receiver.close()])
    await Promise.all(databases.map(database => database.drop()))
  }
})

afterAll(() => close())

beforeEach(() => {
  handled = []
  mended = false
})

const eventOf = (subject: string, sequence: number, data: unknown, type = 'test.noted'): DomainEvent => ({
  specversion: '1.0',
  id: ids.next('evt', laneOfSubject(subject)),
  source: 'perennial/test',
  type,
  subject,
  time: now.toISOString(),
  datacontenttype: 'application/json',
  sequence,
  data,
})

const send = (...events: readonly DomainEvent[]): Promise<void> =>
  sender.transaction(SYSTEM, tx =>
    addToOutbox(
      tx,
      events.map(event => ({ lane: laneOfSubject(event.subject), event, destinations: ['infrastructure'] })),
    ),
  )

const later = (seconds: number): void => {
  now = new Date(now.getTime() + seconds * 1000)
}

describe('events', () => {
  it('arrive once, in the order of their subject', async () => {
    const [one, other] = [serviceId(), serviceId()]
    await send(
      eventOf(one, 2, { note: 'one 2' }),
      eventOf(other, 1, { note: 'other 1' }),
      eventOf(one, 1, { note: 'one 1' }),
    )
    expect(await delivery.deliverDue()).toBe(3)
    expect(handled.filter(note => note.startsWith('one'))).toEqual(['one 1', 'one 2'])
    expect(handled).toContain('other 1')
    expect(await delivery.deliverDue()).toBe(0)
  })

  it('of a transaction that is rolled back do not exist', async () => {
    const lost = sender.transaction(SYSTEM, async tx => {
      await addToOutbox(tx, [
        { lane: 5, event: eventOf(serviceId(), 1, { note: 'lost' }), destinations: ['infrastructure'] },
      ])
      throw new Error('changed my mind')
    })
    await expect(lost).rejects.toThrow('changed my mind')
    expect(await delivery.deliverDue()).toBe(0)
  })

  it('that are stale are dropped, and one that comes twice has one effect', async () => {
    const subject = serviceId()
    const event = eventOf(subject, 7, { note: 'seven' })
    await send(event)
    await delivery.deliverDue()
    await send(eventOf(subject, 6, { note: 'six, late' }))
    expect(await delivery.deliverDue()).toBe(1)
    const again = Buffer.from(JSON.stringify([event]))
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/cloudevents-batch+json',
        [SIGNATURE_HEADER]: signBatch(again, 'secret', now),
      },
      body: again,
    })
    expect(await answer.json()).toEqual({ receipts: [{ id: event.id, outcome: 'duplicate' }] })
    expect(handled).toEqual(['seven'])
  })

  it('of one subject wait behind one that fails; other subjects go on; it heals by itself', async () => {
    const [stuck, free] = [serviceId(), serviceId()]
    await send(
      eventOf(stuck, 1, { note: 'crash' }),
      eventOf(stuck, 2, { note: 'after' }),
      eventOf(free, 1, { note: 'free' }),
    )
    expect(await delivery.deliverDue()).toBe(1)
    expect(await delivery.deliverDue()).toBe(0)
    expect(handled).toEqual(['free'])
    mended = true
    later(2)
    expect(await delivery.deliverDue()).toBe(2)
    expect(handled).toEqual(['free', 'crash', 'after'])
  })

  it('that nobody can ever take are parked and listed, and can be sent again or given up', async () => {
    const subject = serviceId()
    const poison = eventOf(subject, 1, { wrong: true })
    await send(poison, eventOf(subject, 2, { note: 'behind' }))
    await delivery.deliverDue()
    const [parked] = await parkedEvents(sender)
    expect(parked).toMatchObject({ id: poison.id, subject, waiting: 1, error: expect.stringContaining('note') })
    later(3600)
    expect(await delivery.deliverDue()).toBe(0)

    expect(await retryParked(sender, poison.id, now)).toBe(true)
    await delivery.deliverDue()
    expect(await parkedEvents(sender)).toHaveLength(1)

    expect(await discardParked(sender, poison.id)).toBe(true)
    expect(await delivery.deliverDue()).toBe(1)
    expect(handled).toEqual(['behind'])
  })

  it('that fail ten times are parked', async () => {
    await send(eventOf(serviceId(), 1, { note: 'crash' }))
    for (let attempt = 0; attempt < 10; attempt++) {
      await delivery.deliverDue()
      later(600)
    }
    const [parked] = await parkedEvents(sender)
    expect(parked).toMatchObject({ attempts: 10, error: 'cannot now' })
    if (parked) await discardParked(sender, parked.id)
  })

  it('wait, and are never parked, while the receiver is away', async () => {
    const away = createDelivery({
      database: sender,
      source: 'perennial/test',
      destinations: { infrastructure: 'http://127.0.0.1:1/events' },
      secret: 'secret',
      clock,
      log,
      metrics: createMetrics('test'),
    })
    await send(eventOf(serviceId(), 1, { note: 'patient' }))
    for (let attempt = 0; attempt < 12; attempt++) {
      await away.deliverDue()
      later(600)
    }
    await away.close()
    expect(await parkedEvents(sender)).toEqual([])
    expect(await delivery.deliverDue()).toBe(1)
    expect(handled).toEqual(['patient'])
  })

  it('without a good signature are refused', async () => {
    const body = Buffer.from('[]')
    const post = (signature: string) =>
      fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/cloudevents-batch+json', [SIGNATURE_HEADER]: signature },
        body,
      })
    expect((await post(signBatch(body, 'other', now))).status).toBe(401)
    expect((await post(signBatch(body, 'secret', new Date(0)))).status).toBe(401)
    expect((await post(signBatch(body, 'secret', now))).status).toBe(200)
  })

  it('are delivered once by two processes that deliver at the same time', async () => {
    const subjects = Array.from({ length: 20 }, serviceId)
    await send(
      ...subjects.flatMap(subject =>
        [1, 2, 3].map(sequence => eventOf(subject, sequence, { note: `${subject} ${sequence}` })),
      ),
    )
    const both = await Promise.all([delivery.deliverDue(), delivery.deliverDue()])
    expect(both.reduce((sum, count) => sum + count, 0) + (await delivery.deliverDue())).toBe(60)
    expect(handled).toHaveLength(60)
    for (const subject of subjects)
      expect(handled.filter(note => note.startsWith(subject)).map(note => note.slice(-1))).toEqual(['1', '2', '3'])
  })
})
