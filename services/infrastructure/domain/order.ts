import type { ServiceOrdered } from '../../shared/domain/events'
import type { ResourceKind } from '../../shared/domain/events'
import { topLevelOf } from './hardware'
import type { PlaceWish } from './placement'

/** What was ordered, as billing says it. */
export type Order = ServiceOrdered['data']

export type OrderedItem = Order['items'][number]

/** What the buyer chose of it. */
export interface Choice extends PlaceWish {
  /** The name it is to have; null: one is given. */
  readonly name: string | null
  /** What a domain name must end with, as its plan is sold: `fr`; null where the plan does not tell. */
  readonly topLevel: string | null
  readonly operatingSystem: string | null
}

/** Catalogues name one thing in many ways: `dedicated_datacenter`, `vps_datacenter`, `datacenter`. */
const datacenter = /(^|[_-])data_?cent(er|re)$/i
const region = /(^|[_-])(region|zone)$/i
const operatingSystem = /(^|[_-])(os|operating_?system|distribution|image)$/i

/** What names a resource of a kind; those whose name cannot be chosen have none. */
const chosenName: Readonly<Record<ResourceKind, RegExp | null>> = {
  Server: null,
  Domain: /(^|[_-])domain(_?name)?$/i,
  WebHosting: /(^|[_-])(domain(_?name)?|host_?name)$/i,
  Mailbox: /(^|[_-])(address|e?mail|mailbox)$/i,
  Instance: null,
  PhoneLine: null,
}

const noSystem = /^none([_.-]|$)/i

/** What an order's configuration chooses. */
export function choiceOf({
  kind,
  configuration,
  subsidiary,
  items,
}: Pick<Order, 'kind' | 'configuration' | 'subsidiary' | 'items'>): Choice {
  const valueOf = (pattern: RegExp | null): string | null =>
    configuration.find(({ name, value }) => pattern?.test(name) && value.trim() !== '')?.value.trim() ?? null
  const system = valueOf(operatingSystem)
  return {
    datacenter: valueOf(datacenter),
    region: valueOf(region),
    subsidiary,
    name: valueOf(chosenName[kind]),
    topLevel: kind === 'Domain' ? topLevelOf(items) : null,
    operatingSystem: system !== null && noSystem.test(system) ? null : system,
  }
}
