import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import type { Serve } from './serving'
import { OPERATOR, schemaOf } from './schema'

/** Apollo Server as it comes, which asks nobody who he is. */
export const apollo: Serve = async serving => {
  const { subgraph, host, port } = serving
  const server = new ApolloServer({ schema: schemaOf(serving) })
  const { url } = await startStandaloneServer(server, {
    listen: { host, port },
    context: async () => subgraph.createContext({ viewer: OPERATOR, requestId: '' }),
  })
  return { url, close: () => server.stop() }
}
