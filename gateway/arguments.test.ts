import { SettingsError } from '../services/shared/runtime/env'
import { readArguments } from './arguments'
import { readGatewaySettings } from './env'

describe('the gateway’s command line', () => {
  it('says nothing by itself', () => expect(readArguments([])).toEqual({}))

  it('serves a file’s graph to anybody', () =>
    expect(readArguments(['--supergraph', 'graph.graphql', '--port', '4100'])).toEqual({
      SUPERGRAPH_PATH: 'graph.graphql',
      SUPERGRAPH_URL: '',
      IDENTITY: 'none',
      PORT: '4100',
    }))

  it('serves the graph of an address to anybody', () =>
    expect(readArguments(['--supergraph=https://registry.example/graph', '--host=0.0.0.0'])).toEqual({
      SUPERGRAPH_URL: 'https://registry.example/graph',
      SUPERGRAPH_PATH: '',
      IDENTITY: 'none',
      HOST: '0.0.0.0',
    }))

  it.each([
    [['--subgraph', 'x']],
    [['--supergraph']],
    [['--supergraph=']],
    [['graph.graphql']],
    [['--port', '--host']],
  ])('%j is refused with how to call it', args => {
    expect(() => readArguments(args)).toThrow(SettingsError)
    expect(() => readArguments(args)).toThrow(/Usage: npm run gateway/)
  })

  it('opens no graph to anybody in production', () => {
    const production = { NODE_ENV: 'production', OIDC_ISSUER: 'https://id.example', PUBLIC_URL: 'https://p.example' }
    const source = { ...production, ...readArguments(['--supergraph', 'graph.graphql']) }
    expect(() => readGatewaySettings(source)).toThrow(/--supergraph .* refused in production/)
    expect(readGatewaySettings(production).identified).toBe(true)
  })

  it('asks subgraphs where the supergraph says, whatever the variables are called, and signs nothing', () => {
    const source = { ...readArguments(['--supergraph', 'graph.graphql']), PUBLIC_URL: 'https://perennial.example' }
    const { url, secret } = readGatewaySettings(source).subgraph('public', 'http://localhost:2/graphql')
    expect({ url, secret }).toEqual({ url: 'http://localhost:2/graphql', secret: undefined })
  })
})
