import { defineConfig } from 'vite'

const gateway = process.env['MANAGER_GATEWAY'] ?? 'http://localhost:4000'
const toGateway = { target: gateway, changeOrigin: true }

/** The manager is static files: the gateway serves them beside the graph, so that they share one origin. */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // React, Apollo Client and Mantine's ground, which every page needs, come to a little more than the usual limit.
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      // Mantine marks its files for server components, which are not used here.
      checks: { moduleLevelDirective: false },
    },
  },
  // GraphiQL beside it is built by itself.
  optimizeDeps: { entries: ['index.html'] },
  server: {
    port: 5173,
    // The gateway takes WebSockets of its own pages only.
    proxy: {
      '/graphql': { ...toGateway, ws: true, headers: { origin: gateway } },
      '/oidc': toGateway,
      '/config.json': toGateway,
    },
  },
})
