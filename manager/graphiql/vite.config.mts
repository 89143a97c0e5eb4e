import { defineConfig } from 'vite'

/**
 * GraphiQL, built by itself: its editor is larger than the whole manager, which should not wait for it.
 * The gateway serves it at /graphiql outside of production.
 */
export default defineConfig({
  root: import.meta.dirname,
  base: '/graphiql/',
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // An editor with its languages is what it is: loaded by developers, from their own machine.
    chunkSizeWarningLimit: 4000,
    // GraphiQL marks its files for server components, which are not used here.
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
})
