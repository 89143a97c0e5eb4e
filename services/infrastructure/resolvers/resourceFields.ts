import type { ResourceKind } from '../../shared/domain/events'
import { parseId } from '../../shared/domain/ids'
import type { InfrastructureContext } from '../context'
import { prefixOfKind } from '../domain/resource'
import type { ResourceView, ViewOf } from '../domain/resourceView'
import { isOfKind } from '../domain/resourceView'
import type { Task } from '../domain/task'

/** What all kinds of resource answer alike. */
export const resourceFields = {
  desiredState: ({ desired }: ResourceView) => desired,
  observedAt: ({ observed }: ResourceView) => observed.at,
  tasks: ({ id }: ResourceView, _: object, { loaders }: InfrastructureContext): Promise<readonly Task[]> =>
    loaders.tasks.load(id),
}

/** Finds a resource of a kind by its own id. */
export const referenceTo =
  <Kind extends ResourceKind>(kind: Kind) =>
  async ({ id }: { readonly id: string }, { loaders }: InfrastructureContext): Promise<ViewOf<Kind> | null> => {
    const resourceId = parseId(prefixOfKind(kind), id)
    const resource = resourceId && (await loaders.resource.load(resourceId))
    return resource && isOfKind(kind, resource) ? resource : null
  }
