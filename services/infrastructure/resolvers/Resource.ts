import type { ResourceResolvers } from './types.generated'

export const Resource: Pick<ResourceResolvers, '__resolveType'> = {
  __resolveType: ({ kind }) => kind,
}
