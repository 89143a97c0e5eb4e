import { setTimeout as sleep } from 'node:timers/promises'
import { request } from 'undici'
import type { DomainEvent } from '../../shared/domain/events'
import { laneOf, parseId } from '../../shared/domain/ids'
import type { Clock } from '../../shared/runtime/clock'
import { SIGNATURE_HEADER, signBatch } from '../../shared/runtime/events/signature'
import type { Ids } from '../../shared/runtime/ids'
import type { Log } from '../../shared/runtime/log'
import type { PaymentRecord } from './records'

interface NotificationOptions {
  readonly url: string
  readonly secret: string
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
}

export interface Notifications {
  /** Tells of a payment when it has settled, as often as asked. It may get lost: nobody may depend on it alone. */
  notify(payment: PaymentRecord, times: number): void
  /** Those that have not left yet are given up. */
  close(): Promise<void>
}

/** Pauses before a notification is sent again to somebody who is away, in milliseconds. */
const pauses = [0, 500, 2_000]

export function createNotifications({ url, secret, clock, ids, log }: NotificationOptions): Notifications {
  const closing = new AbortController()
  const underWay = new Set<Promise<void>>()

  const eventOf = (payment: PaymentRecord): DomainEvent => {
    const { ref, key, outcome, amount, currency, reference } = payment
    const about = parseId('pay', reference)
    return {
      specversion: '1.0',
      id: ids.next('evt', about ? laneOf(about) : 0),
      source: 'sandbox/payments',
      type: 'payments.payment.settled',
      subject: reference,
      time: payment.settlesAt,
      datacontenttype: 'application/json',
      sequence: 1,
      data: { ref, key, outcome, amount, currency },
    }
  }

  const post = async (event: DomainEvent): Promise<void> => {
    const body = Buffer.from(JSON.stringify([event]))
    for (const pause of pauses) {
      await sleep(pause, undefined, { signal: closing.signal })
      try {
        const response = await request(url, {
          method: 'POST',
          headers: {
            'content-type': 'application/cloudevents-batch+json',
            [SIGNATURE_HEADER]: signBatch(body, secret, clock.now()),
          },
          body,
          signal: closing.signal,
          headersTimeout: 5_000,
        })
        await response.body.dump()
        if (response.statusCode === 200) return
        log.warn({ status: response.statusCode, subject: event.subject }, 'a notification was not taken')
      } catch (error) {
        log.warn({ err: error, subject: event.subject }, 'a notification could not be delivered')
      }
    }
  }

  const tell = async (payment: PaymentRecord, times: number): Promise<void> => {
    const wait = new Date(payment.settlesAt).getTime() - clock.now().getTime()
    try {
      await sleep(Math.max(0, wait), undefined, { signal: closing.signal })
      const event = eventOf(payment)
      for (let sent = 0; sent < times; sent++) await post(event)
    } catch (error) {
      if (!closing.signal.aborted) log.error({ err: error, payment: payment.ref }, 'a notification failed')
    }
  }

  return {
    notify(payment, times) {
      const told = tell(payment, times).finally(() => underWay.delete(told))
      underWay.add(told)
    },
    async close() {
      closing.abort()
      await Promise.all(underWay)
    },
  }
}
