import { z } from 'zod'
import type { ServerView } from '../../../infrastructure/domain/resourceView'
import { parseId, toUuid } from '../../../shared/domain/ids'
import type { Viewer } from '../../../shared/domain/viewer'
import { serversOf } from '../stores/infrastructure'
import type { World } from '../stores/world'

const references = z.array(z.object({ id: z.string() }))

const orNull = (value: string | null | undefined): string =>
  value === null || value === undefined ? 'null' : JSON.stringify(value)

function serverText({ state, observed, datacenter, addresses, currentTask }: ServerView): string {
  return (
    `{"server":{"state":"${state}","power":"${observed.power}",` +
    `"datacenter":${datacenter ? `{"code":${JSON.stringify(datacenter.code)}}` : 'null'},` +
    `"ip":[${addresses
      .map(({ address, reverse }) => `{"address":${JSON.stringify(address)},"reverse":${orNull(reverse)}}`)
      .join(',')}],` +
    `"currentTask":${currentTask ? `{"kind":"${currentTask.kind}","progress":${currentTask.progress}}` : 'null'},` +
    `"observedAt":${orNull(observed.at?.toISOString())}}}`
  )
}

/** The servers of services, as the operation of the measurement asks for them. */
export function entitiesText(world: World): (variables: Record<string, unknown>, viewer: Viewer) => string {
  const servers = serversOf(world)
  return ({ representations }, viewer) => {
    const found = references.parse(representations).map(({ id }) => {
      const serviceId = parseId('svc', id)
      const server = serviceId && servers.get(toUuid(serviceId))
      const mayBeSeen = server && (viewer.kind !== 'account' || viewer.accountId === server.accountId)
      return mayBeSeen ? serverText(server) : 'null'
    })
    return `{"_entities":[${found.join(',')}]}`
  }
}
