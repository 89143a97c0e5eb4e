import type { UpcomingLineResolvers } from './types.generated'

export const UpcomingLine: UpcomingLineResolvers = {
  from: ({ period }) => period.from,
  to: ({ period }) => period.to,
}
