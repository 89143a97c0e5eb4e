import type { ResourceStateFragment } from '../graphql/generated/graphql'
import type { Format } from '../language/format'
import type { Messages } from '../language/messages'

interface NamedValue {
  readonly label: string
  readonly value: string
}

/** What is told of each kind of resource. What is not known is left out, what is still to come says so. */
export function resourceFacts(resource: ResourceStateFragment, t: Messages, format: Format): readonly NamedValue[] {
  const words = t.resource
  const known = (label: string, value: string | null | undefined): NamedValue[] => (value ? [{ label, value }] : [])
  const assigned = (label: string, value: string | null | undefined): NamedValue[] => [
    { label, value: value ?? words.notYet },
  ]
  const size = (label: string, gb: number | null) =>
    known(label, gb === null ? undefined : words.gigabytes(format.number(gb)))

  switch (resource.__typename) {
    case 'Server': {
      const { datacenter, hardware } = resource
      return [
        ...assigned(
          words.datacenter,
          datacenter && `${datacenter.city} (${datacenter.code.toUpperCase()}, ${datacenter.country})`,
        ),
        ...assigned(words.rack, resource.rack),
        ...known(words.system, resource.operatingSystem),
        ...known(words.processor, hardware.cpu),
        ...size(words.memory, hardware.memoryGb),
        ...known(words.storage, hardware.storage),
      ]
    }
    case 'Instance':
      return [...known(words.flavor, resource.flavor), ...assigned(words.region, resource.region)]
    case 'Domain':
      return known(words.nameServers, resource.nameServers.length > 0 ? resource.nameServers.join(', ') : undefined)
    case 'WebHosting':
      return [...known(words.cluster, resource.cluster), ...size(words.storage, resource.storageGb)]
    case 'Mailbox':
      return size(words.quota, resource.quotaGb)
    case 'PhoneLine':
      return assigned(words.number, resource.number)
  }
}
