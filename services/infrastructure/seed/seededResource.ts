import type { Chance } from '../../shared/seed/chance'
import type { SeededAccount, SeededService } from '../../shared/seed/seededAccount'
import { instantOf } from '../../shared/seed/calendar'
import { toUuid } from '../../shared/domain/ids'
import { assign, slotFor } from '../domain/assignment'
import type { Datacenter } from '../domain/datacenter'
import type { Details } from '../domain/details'
import type { Choice } from '../domain/order'
import { choiceOf } from '../domain/order'
import { place } from '../domain/placement'
import type { ResourceState } from '../domain/resource'
import { specify } from '../domain/specification'
import type { TaskKind } from '../domain/task'

/** What was delivered for a service, and what has been done with it since. */
export interface SeededResource {
  readonly choice: Choice
  readonly details: Details
  readonly datacenter: Datacenter | null
  readonly state: Extract<ResourceState, 'ACTIVE' | 'SUSPENDED' | 'RELEASED'>
  readonly work: readonly { readonly kind: TaskKind; readonly from: Date; readonly to: Date }[]
}

/** Names that are chosen with the order; those of other kinds are given. */
const chosen: ReadonlySet<SeededService['kind']> = new Set(['Domain', 'WebHosting', 'Mailbox'])

const MINUTE_MS = 60_000

export function seededResource(
  service: SeededService,
  { subsidiary, hours }: SeededAccount,
  datacenters: readonly Datacenter[],
  ownDomain: string,
  now: Date,
  chance: Chance,
): SeededResource {
  const { kind, plan, configuration, options, displayName, orderedAt, deliveredAt, fate } = service
  const items = [{ addon: plan, quantity: 1 }, ...options].map(({ addon, quantity }) => ({
    planCode: addon.code,
    label: addon.name,
    quantity,
    technical: addon.technical,
  }))
  const wish = choiceOf({ kind, configuration, items, subsidiary: subsidiary.code })
  const choice = { ...wish, name: chosen.has(kind) ? displayName : null }
  const number = parseInt(toUuid(service.id).slice(-8), 16) % 2 ** 31
  const datacenter = slotFor[kind] === 'addresses' ? placeFor(datacenters, wish, number) : null
  const specified = specify({ kind, planCode: plan.code, items }, choice)
  const details = assign(specified, {
    datacenter,
    number: kind === 'PhoneLine' ? displayName : null,
    chance: number,
    ownDomain,
  })
  const done = (what: TaskKind, day: Parameters<typeof instantOf>[0]) => {
    const drawn = instantOf(day, hours.to).getTime() + chance.below(30) * MINUTE_MS
    const from = new Date(Math.min(drawn, now.getTime() - MINUTE_MS))
    return { kind: what, from, to: new Date(from.getTime() + chance.between(5_000, 45_000)) }
  }
  const made = { kind: 'PROVISION', from: orderedAt, to: deliveredAt } as const
  const base = { choice, details, datacenter }
  switch (fate.kind) {
    case 'SUSPENDED':
      return { ...base, state: 'SUSPENDED', work: [made, done('SUSPEND', fate.on)] }
    case 'STOPPED':
      return { ...base, state: 'RELEASED', work: [made, done('RELEASE', fate.on)] }
    case 'RAN_OUT':
      return { ...base, state: 'RELEASED', work: [made, done('RELEASE', fate.by)] }
    case 'RUNS':
    case 'STOPPING':
    case 'NOT_RENEWED':
      return { ...base, state: 'ACTIVE', work: [made] }
  }
}

/** Where it was wished for; a place that we do not know is left open, so that the seed fits any catalogue. */
function placeFor(datacenters: readonly Datacenter[], wish: Choice, chance: number): Datacenter | null {
  const wished = place(datacenters, wish, chance)
  if (wished.ok) return wished.value
  const anywhere = place(datacenters, { ...wish, datacenter: null }, chance)
  return anywhere.ok ? anywhere.value : null
}
