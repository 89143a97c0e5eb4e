import { signBatch, SIGNATURE_HEADER } from '../../../shared/runtime/events/signature'
import { makeId } from '../../../shared/domain/ids'
import type { Attack } from './attack'
import type { Reply, System } from './system'

const secretOf = (system: System): string => system.billing.env['EVENTS_SECRETS'] ?? ''

const send = (system: System, body: string, signature: string): Promise<Reply> =>
  system.send(`${system.urlOf('billing')}/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/cloudevents-batch+json', [SIGNATURE_HEADER]: signature },
    body,
  })

/** What the payment provider says of a payment. */
const notification = (system: System): object => ({
  specversion: '1.0',
  id: makeId('evt', 0, new Date(), BigInt(Date.now())),
  source: 'payments',
  type: 'payments.payment.settled',
  subject: system.mine.ids['Payment'],
  time: new Date().toISOString(),
  datacontenttype: 'application/json',
  sequence: 1,
  data: { key: system.mine.ids['Payment'], outcome: 'captured' },
})

const sign = (system: System, body: string, at = new Date()): string =>
  signBatch(Buffer.from(body), secretOf(system), at)

export const events: readonly Attack[] = [
  {
    line: 114,
    name: 'events with a bad signature are a 401',
    run: async system => {
      const body = JSON.stringify([notification(system)])
      const good = sign(system, body)
      for (const signature of [
        '',
        't=1,v1=00',
        good.slice(0, -1) + (good.endsWith('0') ? '1' : '0'),
        good.replace('v1', 'v0'),
      ])
        expect((await send(system, body, signature)).status).toBe(401)
      expect((await send(system, body, signBatch(Buffer.from(body), 'some other secret', new Date()))).status).toBe(401)
    },
  },
  {
    line: 115,
    name: 'events that were signed long ago, or will be, are a 401',
    run: async system => {
      const body = JSON.stringify([notification(system)])
      for (const seconds of [-301, 301, -86_400])
        expect((await send(system, body, sign(system, body, new Date(Date.now() + seconds * 1000)))).status).toBe(401)
    },
  },
  {
    line: 116,
    name: 'an event that comes twice has one effect',
    run: async system => {
      const body = JSON.stringify([notification(system)])
      const first = await send(system, body, sign(system, body))
      expect([first.status, first.text]).toEqual([200, expect.stringMatching(/"outcome":"(done|stale)"/)])
      const second = await send(system, body, sign(system, body))
      expect([second.status, second.text]).toEqual([200, expect.stringContaining('"outcome":"duplicate"')])
    },
  },
  {
    line: 118,
    name: 'a body that was written anew is a 401',
    run: async system => {
      const body = JSON.stringify([notification(system)])
      const anew = JSON.stringify(JSON.parse(body), null, 1)
      expect((await send(system, anew, sign(system, body))).status).toBe(401)
    },
  },
]
