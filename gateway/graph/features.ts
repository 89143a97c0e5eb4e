import { DEFAULT_SUPPORTED_SUPERGRAPH_FEATURES } from '@apollo/federation-internals'

/** Features that Apollo's gateway refuses because it would ignore them, and that we do enforce (see access.ts). */
export const ENFORCED = {
  requiresScopes: 'https://specs.apollo.dev/requiresScopes',
  authenticated: 'https://specs.apollo.dev/authenticated',
} as const

/** Makes Apollo's gateway take supergraphs with these features. `@policy` stays refused: nothing enforces it here. */
export function supportEnforcedFeatures(): void {
  for (const feature of Object.values(ENFORCED)) DEFAULT_SUPPORTED_SUPERGRAPH_FEATURES.add(`${feature}/v0.1`)
}
