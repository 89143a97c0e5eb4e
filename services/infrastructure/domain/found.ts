import type { ResourceKind } from '../../shared/domain/events'
import type { ResourceId } from '../../shared/domain/ids'
import type { Details } from './details'
import type { ManagedResource } from './resource'
import { NEVER_SEEN } from './resource'

const nothingKnown: Readonly<Record<ResourceKind, Details>> = {
  Server: { kind: 'Server', cpu: '', memoryGb: null, storage: null, operatingSystem: null, rack: null },
  Domain: { kind: 'Domain', nameServers: [] },
  WebHosting: { kind: 'WebHosting', cluster: null, storageGb: null },
  Mailbox: { kind: 'Mailbox', quotaGb: null },
  Instance: { kind: 'Instance', flavor: '', operatingSystem: null },
  PhoneLine: { kind: 'PhoneLine', number: null },
}

/** Something that is there and that nobody has asked for: kept apart until a person looks at it. */
export function quarantine(id: ResourceId, kind: ResourceKind, reference: string, now: Date): ManagedResource {
  return {
    id,
    kind,
    accountId: null,
    name: reference,
    state: 'QUARANTINED',
    // It stays as it was found.
    desired: 'ACTIVE',
    deliveredAt: null,
    details: nothingKnown[kind],
    datacenter: null,
    observed: NEVER_SEEN,
    condition: { code: 'DRIFTED', message: 'It was found without a contract.', since: now },
    choice: { datacenter: null, region: null, subsidiary: '', name: null, topLevel: null, operatingSystem: null },
    held: null,
    reference,
    eventSequence: 0,
  }
}
