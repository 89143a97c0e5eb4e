import type { EngagementResolvers } from './types.generated'

export const Engagement: EngagementResolvers = {
  startsOn: ({ period }) => period.from,
  endsOn: ({ period }) => period.to,
  endAction: ({ endAction }) => endAction,
}
