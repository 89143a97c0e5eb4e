import { DEFAULT_SUPPORTED_SUPERGRAPH_FEATURES } from '@apollo/federation-internals'

/** Features that Apollo's own gateway refuses because it would ignore them, and that we do enforce (see access.ts and limits/). */
export const ENFORCED = {
  requiresScopes: 'https://specs.apollo.dev/requiresScopes',
  authenticated: 'https://specs.apollo.dev/authenticated',
  policy: 'https://specs.apollo.dev/policy',
  /** limits/cost.ts */
  cost: 'https://specs.apollo.dev/cost',
} as const

/** What a supergraph may use. */
export const SUPPORTED: ReadonlySet<string> = new Set([
  ...DEFAULT_SUPPORTED_SUPERGRAPH_FEATURES,
  ...Object.values(ENFORCED).map(feature => `${feature}/v0.1`),
])
