import type { ResourceStateFragment } from '../graphql/generated/graphql'
import type { Format } from '../language/format'
import type { Messages } from '../language/messages'
import type { Fact } from '../ui/Facts'

/** What is told of each kind of resource. What is not known is left out, what is still to come says so. */
export function resourceFacts(resource: ResourceStateFragment, t: Messages, format: Format): readonly Fact[] {
  const words = t.resource
  const known = (label: string, value: string | null | undefined): Fact[] => (value ? [{ label, value }] : [])
  const assigned = (label: string, value: string | null | undefined): Fact[] => [
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
      return resource.nameServers.length > 0
        ? [{ label: words.nameServers, value: resource.nameServers.join(', '), wide: true }]
        : []
    case 'WebHosting':
      return [...known(words.cluster, resource.cluster), ...size(words.storage, resource.storageGb)]
    case 'Mailbox':
      return size(words.quota, resource.quotaGb)
    case 'PhoneLine':
      return assigned(words.number, resource.number)
  }
}
