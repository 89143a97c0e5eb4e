import { join } from 'node:path'
import { SettingsError } from '../services/shared/runtime/env'
import { readGatewaySettings } from './env'

describe('settings of the gateway', () => {
  const read = (source: NodeJS.ProcessEnv = {}) => readGatewaySettings(source)

  it('need nothing but the subgraphs’ secrets in development', () => {
    expect(read()).toMatchObject({
      PORT: 4000,
      HOST: '127.0.0.1',
      production: false,
      OIDC_AUDIENCE: 'perennial',
      SUBGRAPH_TIMEOUT_MS: 5000,
      SUBGRAPH_CONNECT_TIMEOUT_MS: 1000,
    })
  })

  it.each([
    [{ NODE_ENV: 'production', PUBLIC_URL: 'https://perennial.example' }, /OIDC_ISSUER is not set/],
    [{ NODE_ENV: 'production', OIDC_ISSUER: 'https://id.example' }, /PUBLIC_URL is not set/],
    [{ PORT: 'http' }, /PORT/],
    [{ NODE_ENV: 'prod' }, /NODE_ENV/],
    [{ OIDC_ISSUER: 'id.example' }, /OIDC_ISSUER/],
    [{ OIDC_ISSUER: 'file:///etc/passwd' }, /OIDC_ISSUER/],
    [{ SUBGRAPH_TIMEOUT_MS: '0' }, /SUBGRAPH_TIMEOUT_MS/],
  ])('%j is refused with the setting’s name', (source, why) => {
    expect(() => read(source)).toThrow(SettingsError)
    expect(() => read(source)).toThrow(why)
  })

  it('reads a subgraph’s address and secret by its name', () => {
    const settings = read({ MY_SHOP_URL: 'http://shop:1/graphql', MY_SHOP_IDENTITY_SECRET: 'a-secret-of-some-length' })
    expect(settings.subgraph('my-shop', 'http://localhost:2/graphql')).toMatchObject({
      url: 'http://shop:1/graphql',
      secret: 'a-secret-of-some-length',
    })
  })

  it('takes the address from the supergraph when it is not set', () => {
    const settings = read({ SHOP_IDENTITY_SECRET: 'a-secret-of-some-length' })
    expect(settings.subgraph('shop', 'http://localhost:2/graphql').url).toBe('http://localhost:2/graphql')
  })

  it.each([
    [{}, /SHOP_IDENTITY_SECRET/],
    [{ SHOP_IDENTITY_SECRET: 'short' }, /SHOP_IDENTITY_SECRET: must be at least 16/],
    [{ SHOP_IDENTITY_SECRET: 'a-secret-of-some-length', SHOP_URL: 'shop' }, /SHOP_URL/],
    [{ SHOP_IDENTITY_SECRET: 'a-secret-of-some-length', SHOP_TIMEOUT_MS: 'long' }, /SHOP_TIMEOUT_MS/],
  ])('a subgraph with %j is refused', (source, why) => {
    expect(() => read(source).subgraph('shop', 'http://localhost:2/graphql')).toThrow(why)
  })

  it('keeps the issuer’s keys where `npm start` does', () => {
    expect(read({ PERENNIAL_DATA: '/data' }).DATA_DIR).toBe(join('/data', 'gateway'))
    expect(read({ PERENNIAL_DATA: '/data', DATA_DIR: '/own' }).DATA_DIR).toBe('/own')
  })
})
