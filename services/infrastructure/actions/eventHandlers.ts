import { z } from 'zod'
import type { AccountId, ServiceId } from '../../shared/domain/ids'
import { parseId } from '../../shared/domain/ids'
import type { EventHandler } from '../../shared/runtime/events/receiver'
import { handlerOf } from '../../shared/runtime/events/receiver'
import type { Fact } from '../domain/reactions'
import type { ActionDeps } from './deps'
import { heedFact } from './heedFact'
import { orderResource } from './orderResource'

const serviceId = z.string().transform((text, context): ServiceId => {
  const id = parseId('svc', text)
  if (id) return id
  context.addIssue({ code: 'custom', message: 'not a service id' })
  return z.NEVER
})

const accountId = z.string().transform((text, context): AccountId => {
  const id = parseId('acc', text)
  if (id) return id
  context.addIssue({ code: 'custom', message: 'not an account id' })
  return z.NEVER
})

const entitlement = z.object({ serviceId, accountId })

const order = entitlement.extend({
  subsidiary: z.string(),
  kind: z.enum(['Server', 'Domain', 'WebHosting', 'Mailbox', 'Instance', 'PhoneLine']),
  planCode: z.string(),
  planName: z.string(),
  range: z.string(),
  quantity: z.number().int().positive(),
  configuration: z.array(z.object({ name: z.string(), value: z.string() })),
  items: z
    .array(
      z.object({
        planCode: z.string(),
        label: z.string(),
        quantity: z.number().int().positive(),
        technical: z.record(z.string(), z.unknown()).nullable(),
      }),
    )
    .min(1),
})

/** What billing says, each in the transaction that takes its event. */
export function eventHandlers(deps: ActionDeps): EventHandler[] {
  const heed = (fact: Exclude<Fact, 'ordered'>): EventHandler =>
    handlerOf(`billing.service.${fact}`, entitlement, (tx, data) => heedFact(tx, deps, fact, data))
  return [
    handlerOf('billing.service.ordered', order, (tx, data) => orderResource(tx, deps, data)),
    heed('suspended'),
    heed('resumed'),
    heed('ended'),
  ]
}
