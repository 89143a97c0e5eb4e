import { z } from 'zod'
import { parseId } from '../../shared/domain/ids'
import type { Clock } from '../../shared/runtime/clock'
import type { Log } from '../../shared/runtime/log'
import type { EventHandler } from '../../shared/runtime/events/receiver'
import { handlerOf } from '../../shared/runtime/events/receiver'
import { saveDelivery } from '../store/contracts'
import { tellSubscribers } from './tellSubscribers'

const serviceId = z.string().transform((text, context) => {
  const id = parseId('svc', text)
  if (id) return id
  context.addIssue({ code: 'custom', message: `not a service id: ${text}` })
  return z.NEVER
})

const delivered = z.object({
  serviceId,
  name: z.string().min(1).max(255),
  deliveredAt: z.iso.datetime(),
})

/** What infrastructure tells. */
export const infrastructureEvents = (clock: Clock, log: Log): readonly EventHandler[] => [
  handlerOf('infrastructure.service.delivered', delivered, async (tx, { serviceId: id, name, deliveredAt }) => {
    const accountId = await saveDelivery(tx, id, name, new Date(deliveredAt))
    if (accountId) await tellSubscribers(tx, [{ accountId, serviceId: id, kind: 'DELIVERED' }], clock.now())
  }),
  // The customer has paid: infrastructure goes on trying, and people look into it.
  handlerOf(
    'infrastructure.service.failed',
    z.object({ serviceId, reason: z.string() }),
    (_, { serviceId: id, reason }) => {
      log.warn({ serviceId: id, reason }, 'a service could not be delivered')
      return Promise.resolve()
    },
  ),
  // A service that is released has ended before, by billing's own word.
  handlerOf('infrastructure.service.released', z.object({ serviceId }), () => Promise.resolve()),
]
