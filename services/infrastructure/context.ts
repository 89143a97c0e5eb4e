import type { Database } from '../shared/runtime/database'
import type { RequestContext } from '../shared/runtime/graphqlEndpoint'
import type { Loaders } from './store/loaders'
import { createLoaders } from './store/loaders'

/** What a resolver works with: what the viewer may see, as it was when the request first looked. */
export interface InfrastructureContext extends RequestContext {
  readonly loaders: Loaders
}

export function createContext(
  request: Omit<RequestContext, 'close'>,
  { database }: { readonly database: Database },
): InfrastructureContext {
  const reader = database.reader(request.viewer)
  return { ...request, loaders: createLoaders(reader), close: () => reader.close() }
}
