import type { ResourceKind } from '../../shared/domain/events'
import type { Result } from '../../shared/domain/result'
import { ok } from '../../shared/domain/result'
import type { Datacenter } from './datacenter'
import type { Details } from './details'
import type { NameRefusal } from './naming'
import { domainName, mailAddress, registrableName } from './naming'
import { rackIn } from './placement'

/** The pool that a kind of resource takes a slot of when it is assigned: addresses of its datacenter, or numbers. */
export const slotFor: Readonly<Record<ResourceKind, 'addresses' | 'numbers' | null>> = {
  Server: 'addresses',
  Instance: 'addresses',
  PhoneLine: 'numbers',
  Domain: null,
  WebHosting: null,
  Mailbox: null,
}

/** The name that a buyer chose, as it is written; kinds whose names are given refuse none. */
export function chosenNameOf(
  kind: ResourceKind,
  { name, topLevel }: { readonly name: string; readonly topLevel: string | null },
  ownDomain: string,
): Result<string, NameRefusal> {
  if (kind === 'Mailbox') return mailAddress(name, ownDomain)
  if (kind === 'WebHosting') return domainName(name, ownDomain)
  return kind === 'Domain' ? registrableName(name, topLevel, ownDomain) : ok(name)
}

interface Assigned {
  readonly datacenter: Datacenter | null
  readonly number: string | null
  /** A number of the resource's own that spreads it over racks and clusters. */
  readonly chance: number
  readonly ownDomain: string
}

/** Clusters that web hostings are spread over, and pairs of name servers that domains are. */
const CLUSTERS = 64
const NAME_SERVER_PAIRS = 100

/** The details once everything that a resource needs was assigned to it. */
export function assign(details: Details, { datacenter, number, chance, ownDomain }: Assigned): Details {
  switch (details.kind) {
    case 'Server':
      return { ...details, rack: datacenter && rackIn(datacenter, chance) }
    case 'WebHosting':
      return { ...details, cluster: `cluster${String(1 + (chance % CLUSTERS)).padStart(3, '0')}` }
    case 'Domain': {
      const pair = 100 + (chance % NAME_SERVER_PAIRS)
      return { ...details, nameServers: [`dns${pair}.${ownDomain}`, `ns${pair}.${ownDomain}`] }
    }
    case 'PhoneLine':
      return { ...details, number }
    case 'Instance':
    case 'Mailbox':
      return details
  }
}
