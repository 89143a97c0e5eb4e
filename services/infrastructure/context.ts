import type { Database } from '../shared/runtime/database'
import type { RequestContext } from '../shared/runtime/graphqlEndpoint'
import type { ChangeFeed } from '../shared/runtime/changes/changeFeed'
import type { ResourceChangeKind } from './domain/resourceChange'
import type { Loaders } from './store/loaders'
import { createLoaders } from './store/loaders'

/** What a resolver works with: what the viewer may see, as it was when the request first looked. */
export interface InfrastructureContext extends RequestContext {
  readonly loaders: Loaders
  readonly changes: ChangeFeed<ResourceChangeKind>
}

export function createContext(
  request: Omit<RequestContext, 'close'>,
  { database, changes }: { readonly database: Database; readonly changes: ChangeFeed<ResourceChangeKind> },
): InfrastructureContext {
  const reader = database.reader(request.viewer)
  return { ...request, loaders: createLoaders(reader), changes, close: () => reader.close() }
}
