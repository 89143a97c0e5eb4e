import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestGateway } from './gateway'
import { startTestGateway } from './gateway'
import type { TestGraph } from './graph'
import { startTestGraph } from './graph'

describe('pages', () => {
  let graph: TestGraph
  let gateway: TestGateway
  let production: TestGateway

  beforeAll(async () => {
    graph = await startTestGraph()
    gateway = await startTestGateway(graph)
    production = await startTestGateway(graph, {
      NODE_ENV: 'production',
      PUBLIC_URL: 'https://perennial.example',
      OIDC_ISSUER: 'https://id.example/realm',
      OIDC_CLIENT_ID: 'our-manager',
      MANAGER_PATH: gateway.settings.MANAGER_PATH,
      EXPLORER_PATH: gateway.settings.EXPLORER_PATH,
    })
  })
  afterAll(async () => {
    await Promise.all([gateway.close(), production.close()])
    await graph.close()
  })

  const html = { headers: { accept: 'text/html,*/*' } }

  it('say how to build the manager while it is not built', async () => {
    for (const path of ['/', '/services', '/graphiql']) {
      const { status, text } = await gateway.send(html, path)
      expect(status).toBe(503)
      expect(text).toContain('npm run build')
    }
  })

  describe('once the manager is built', () => {
    beforeAll(() => {
      const { MANAGER_PATH, EXPLORER_PATH } = gateway.settings
      mkdirSync(join(EXPLORER_PATH, 'assets'), { recursive: true })
      writeFileSync(join(EXPLORER_PATH, 'index.html'), '<!doctype html><title>explorer</title>')
      writeFileSync(join(EXPLORER_PATH, 'assets', 'index-def456.js'), 'export {}')
      mkdirSync(join(MANAGER_PATH, 'assets'), { recursive: true })
      writeFileSync(join(MANAGER_PATH, 'index.html'), '<!doctype html><title>manager</title>')
      writeFileSync(join(MANAGER_PATH, 'assets', 'index-abc123.js'), 'export {}')
      writeFileSync(join(MANAGER_PATH, 'logo.svg'), '<svg/>')
      writeFileSync(join(MANAGER_PATH, '.secret'), 'secret')
      writeFileSync(join(MANAGER_PATH, '..', 'outside.txt'), 'outside')
    })

    it.each([['/'], ['/services'], ['/services/svc_0123'], ['/callback?code=1&state=2']])(
      '%s is the manager’s page',
      async path => {
        const { status, text, headers } = await gateway.send(html, path)
        expect([status, text]).toEqual([200, '<!doctype html><title>manager</title>'])
        expect(headers.get('cache-control')).toBe('no-cache')
      },
    )

    it('files with a digest in their name are kept for ever, others are asked for again', async () => {
      const asset = await gateway.send({}, '/assets/index-abc123.js')
      expect([asset.status, asset.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable'])
      expect(asset.headers.get('content-type')).toMatch(/javascript/)
      expect((await gateway.send({}, '/logo.svg')).headers.get('cache-control')).toBe('no-cache')
    })

    it.each([
      ['/assets/missing.js'],
      ['/assets/missing'],
      ['/.secret'],
      ['/../outside.txt'],
      ['/..%2foutside.txt'],
      ['/%2e%2e/outside.txt'],
      ['/assets/..%2f..%2f..%2foutside.txt'],
      ['/graphiql/..%2foutside.txt'],
      ['/graphiql/missing.js'],
    ])('%s is not to be had', async path => {
      const { status, text, headers } = await gateway.send({ headers: { accept: '*/*' } }, path)
      expect([403, 404]).toContain(status)
      expect(text).not.toMatch(/outside|secret|perennial-gateway/)
      expect(headers.get('cache-control') ?? '').not.toContain('immutable')
    })

    it('come with headers that keep others out', async () => {
      const { headers } = await gateway.send(html, '/')
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toMatch(/script-src 'self';/)
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).toContain("object-src 'none'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('same-origin')
    })

    it('let the manager reach the OpenID provider, and nobody else', async () => {
      const { headers } = await production.send(html, '/')
      expect(headers.get('content-security-policy')).toContain("connect-src 'self' https://id.example;")
    })

    it('the manager learns where people sign in', async () => {
      const own = `http://localhost:${gateway.settings.PORT}/oidc`
      expect((await gateway.send({}, '/config.json')).body).toEqual({
        issuer: own,
        clientId: 'perennial-manager',
      })
      expect((await production.send({}, '/config.json')).body).toEqual({
        issuer: 'https://id.example/realm',
        clientId: 'our-manager',
      })
    })

    it('the explorer is served outside of production', async () => {
      for (const path of ['/graphiql', '/graphiql/']) {
        const { status, text, headers } = await gateway.send(html, path)
        expect([status, text]).toEqual([200, '<!doctype html><title>explorer</title>'])
        expect(headers.get('content-security-policy')).toContain('worker-src')
      }
      const asset = await gateway.send({}, '/graphiql/assets/index-def456.js')
      expect([asset.status, asset.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable'])
    })

    it.each([
      ['/graphiql'],
      ['/graphiql/'],
      ['/graphiql/index.html'],
      ['/graphiql/assets/index-def456.js'],
      ['/oidc/jwks'],
    ])('17: %s is a 404 in production', async path => {
      const { status, text } = await production.send({}, path)
      expect(status).toBe(404)
      expect(text).not.toContain('explorer')
    })
  })
})
