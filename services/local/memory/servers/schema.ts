import { readFileSync } from 'node:fs'
import { buildSubgraphSchema } from '@apollo/subgraph'
import type { GraphQLSchema } from 'graphql'
import { parse } from 'graphql'
import type { Viewer } from '../../../shared/domain/viewer'
import { enforceScopes } from '../../../shared/runtime/scopes'
import type { Serving } from './serving'

/** The schema with resolvers and scopes, for servers of graphql-js. */
export function schemaOf({ subgraph, sdl }: Serving): GraphQLSchema {
  const schema = buildSubgraphSchema([{ typeDefs: parse(readFileSync(sdl, 'utf8')), resolvers: subgraph.resolvers }])
  enforceScopes(schema)
  return schema
}

/** Who asks a server that demands no identity. */
export const OPERATOR: Viewer = { kind: 'operator', scopes: ['catalog:read', 'services:read', 'billing:read'] }
