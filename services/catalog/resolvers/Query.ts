import { pageOf } from './pageOf'
import type { QueryResolvers } from './types.generated'

export const Query: QueryResolvers = {
  catalog: async (_, { subsidiary, at }, context) => (await context.findVersion(subsidiary, at ?? context.now)) ?? null,
  plan: async (_, { subsidiary, code, at }, context) => {
    const version = await context.findVersion(subsidiary, at ?? context.now)
    return version ? context.loaders.plan.load({ subsidiary, version: version.version, code }) : null
  },
  plans: async (_, { at, ...args }, context) => {
    // A list without an instant goes on in the version in which it began, even when a newer one has come.
    const version = at ? ((await context.findVersion(args.subsidiary, at))?.version ?? null) : undefined
    return pageOf(await context.listPlans({ ...args, version }))
  },
  subsidiaries: (_, __, context) => context.sellingSubsidiaries(),
}
