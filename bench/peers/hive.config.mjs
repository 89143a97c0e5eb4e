// Hive Gateway with the Rust query planner: hive-gateway supergraph FILE --config-path hive.config.mjs
import { defineConfig } from '@graphql-hive/gateway'
import { unifiedGraphHandler } from '@graphql-hive/router-runtime'

export const gatewayConfig = defineConfig({
  unifiedGraphHandler,
  inboundInflightRequestDeduplication: process.env.SHARED === 'true',
})
