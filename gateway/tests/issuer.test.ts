import { createHash, randomBytes } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { DEMO_ACCOUNT_ID, SECOND_DEMO_ACCOUNT_ID } from '../../services/shared/domain/ids'
import { readGatewaySettings } from '../env'
import { makeToken } from '../token'
import type { TestGateway } from './gateway'
import { startTestGateway } from './gateway'
import type { TestGraph } from './graph'
import { startTestGraph } from './graph'

/** As a browser does: keeps cookies, follows nothing by itself. */
function browser(origin: string) {
  const jar = new Map<string, { value: string; path: string }>()
  return async (url: string, init: RequestInit = {}): Promise<Response> => {
    const { pathname } = new URL(url, origin)
    const cookies = [...jar]
      .filter(([, { path }]) => pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`)
    const headers = { ...init.headers, ...(cookies.length > 0 && { cookie: cookies.join('; ') }) }
    const response = await fetch(new URL(url, origin), { ...init, headers, redirect: 'manual' })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      jar.set(name, { value, path: /path=([^;]+)/i.exec(cookie)?.[1] ?? '/' })
    }
    return response
  }
}

const verifier = randomBytes(32).toString('base64url')
const codeChallenge = createHash('sha256').update(verifier).digest('base64url')

describe('the embedded OpenID provider', () => {
  let graph: TestGraph
  let gateway: TestGateway
  let origin: string

  beforeAll(async () => {
    jest.spyOn(console, 'warn').mockImplementation(() => undefined) // The library warns of Node 20, on which it works.
    graph = await startTestGraph()
    gateway = await startTestGateway(graph)
    origin = `http://localhost:${gateway.settings.PORT}`
  })
  afterAll(async () => {
    await gateway.close()
    await graph.close()
  })

  const authorizeUrl = (more: Record<string, string> = {}): string =>
    `/oidc/auth?${new URLSearchParams({
      client_id: 'perennial-manager',
      response_type: 'code',
      redirect_uri: `${origin}/callback`,
      scope: 'openid offline_access catalog:read services:read services:write billing:read',
      state: 'state-1',
      code_challenge: codeChallenge,
      code_challenge_method: 'S256',
      prompt: 'consent',
      ...more,
    })}`

  const follow = async (go: ReturnType<typeof browser>, from: Response): Promise<URL> => {
    let response = from
    for (let hops = 0; hops < 10; hops++) {
      const location = new URL(response.headers.get('location') ?? '', origin)
      if (location.pathname === '/callback') return location
      response = await go(location.href)
    }
    throw new Error('too many redirects')
  }

  const signIn = async (
    go: ReturnType<typeof browser>,
    person: string,
    more: Record<string, string> = {},
  ): Promise<URL> => {
    const begun = await go(authorizeUrl(more))
    const page = begun.headers.get('location') ?? ''
    expect((await go(page)).status).toBe(200)
    const chosen = await go(page, { method: 'POST', body: new URLSearchParams({ person }) })
    return follow(go, chosen)
  }

  const redeem = async (fields: Record<string, string>): Promise<{ status: number; body: Record<string, string> }> => {
    const response = await fetch(`${origin}/oidc/token`, {
      method: 'POST',
      body: new URLSearchParams({ client_id: 'perennial-manager', ...fields }),
    })
    return { status: response.status, body: JSON.parse(await response.text()) }
  }

  const codeFor = async (person: string): Promise<Record<string, string>> => {
    const callback = await signIn(browser(origin), person)
    const { status, body } = await redeem({
      grant_type: 'authorization_code',
      code: callback.searchParams.get('code') ?? '',
      redirect_uri: `${origin}/callback`,
      code_verifier: verifier,
    })
    expect(status).toBe(200)
    return body
  }

  it('says where everything is, by the public address and not by the Host header', async () => {
    const response = await fetch(`${origin}/oidc/.well-known/openid-configuration`, {
      headers: { 'x-forwarded-host': 'evil.example' },
    })
    expect(await response.json()).toMatchObject({
      issuer: `${origin}/oidc`,
      authorization_endpoint: `${origin}/oidc/auth`,
      token_endpoint: `${origin}/oidc/token`,
      jwks_uri: `${origin}/oidc/jwks`,
      end_session_endpoint: `${origin}/oidc/session/end`,
      code_challenge_methods_supported: ['S256'],
      scopes_supported: expect.arrayContaining(['openid', 'offline_access', 'catalog:read', 'services:write']),
    })
  })

  it('signs a person in by one click and gives a token that the graph takes', async () => {
    const tokens = await codeFor('demo')
    expect(decodeProtectedHeader(tokens['access_token'] ?? '')).toMatchObject({ typ: 'at+jwt', alg: 'ES256' })
    expect(decodeJwt(tokens['access_token'] ?? '')).toMatchObject({
      iss: `${origin}/oidc`,
      aud: 'perennial',
      sub: DEMO_ACCOUNT_ID,
      role: 'account',
      scope: 'catalog:read services:read services:write billing:read',
    })
    expect(decodeJwt(tokens['id_token'] ?? '')).toMatchObject({ sub: DEMO_ACCOUNT_ID, name: 'Demo customer' })
    const { body } = await gateway.ask('{ me }', {}, { authorization: `Bearer ${tokens['access_token']}` })
    expect(body).toEqual({ data: { me: 'account' } })
  })

  it.each([
    ['demo-uk', SECOND_DEMO_ACCOUNT_ID, 'account'],
    ['operator', 'operator', 'operator'],
  ])('signs %s in too', async (person, sub, role) => {
    expect(decodeJwt((await codeFor(person))['access_token'] ?? '')).toMatchObject({ sub, role })
  })

  it('renews a session by its refresh token, each good for once', async () => {
    const { refresh_token: first = '' } = await codeFor('demo')
    const renewed = await redeem({ grant_type: 'refresh_token', refresh_token: first })
    expect(renewed.status).toBe(200)
    expect(decodeJwt(renewed.body['access_token'] ?? '')).toMatchObject({
      sub: DEMO_ACCOUNT_ID,
      aud: 'perennial',
      role: 'account',
    })
    expect((await redeem({ grant_type: 'refresh_token', refresh_token: first })).status).toBe(400)
  })

  it('gives no code without PKCE, to another address, or to another client', async () => {
    const go = browser(origin)
    const without = await go(authorizeUrl({ code_challenge: '', code_challenge_method: '' }))
    expect(new URL(without.headers.get('location') ?? '').searchParams.get('error')).toBe('invalid_request')
    expect((await go(authorizeUrl({ redirect_uri: 'https://evil.example/callback' }))).status).toBe(400)
    expect((await go(authorizeUrl({ client_id: 'another' }))).status).toBe(400)
  })

  it('gives nothing for a code with the wrong verifier', async () => {
    const callback = await signIn(browser(origin), 'demo')
    const { status } = await redeem({
      grant_type: 'authorization_code',
      code: callback.searchParams.get('code') ?? '',
      redirect_uri: `${origin}/callback`,
      code_verifier: randomBytes(32).toString('base64url'),
    })
    expect(status).toBe(400)
  })

  it('shows a sign-in page that loads nothing from anywhere and can be framed by nobody', async () => {
    const go = browser(origin)
    const begun = await go(authorizeUrl())
    const response = await go(begun.headers.get('location') ?? '')
    const html = await response.text()
    expect(html).toContain('Demo customer')
    expect(html).toContain('Operator')
    expect(html).not.toMatch(/(src|href)="/)
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  it('takes no choice from another browser, and none of somebody that it does not know', async () => {
    const begun = await browser(origin)(authorizeUrl())
    const page = begun.headers.get('location') ?? ''
    const send = (go: ReturnType<typeof browser>, person: string) =>
      go(page, { method: 'POST', body: new URLSearchParams({ person }) })
    expect((await send(browser(origin), 'demo')).status).toBe(400)
    const go = browser(origin)
    const mine = (await go(authorizeUrl())).headers.get('location') ?? ''
    expect((await go(mine, { method: 'POST', body: new URLSearchParams({ person: 'root' }) })).status).toBe(400)
  })

  it('shows its problems as a page without internals', async () => {
    const response = await fetch(`${origin}/oidc/auth?client_id=<script>alert(1)</script>`, {
      headers: { accept: 'text/html' },
    })
    const html = await response.text()
    expect(response.status).toBe(400)
    expect(html).toContain('This sign-in cannot go on')
    expect(html).not.toContain('<script>alert')
  })

  it('signs out, and back to the manager', async () => {
    const go = browser(origin)
    const callback = await signIn(go, 'demo')
    const { body } = await redeem({
      grant_type: 'authorization_code',
      code: callback.searchParams.get('code') ?? '',
      redirect_uri: `${origin}/callback`,
      code_verifier: verifier,
    })
    const query = new URLSearchParams({ id_token_hint: body['id_token'] ?? '', post_logout_redirect_uri: `${origin}/` })
    const html = await (await go(`/oidc/session/end?${query}`)).text()
    const [, action = ''] = /action="([^"]+)"/.exec(html) ?? []
    const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(html) ?? []
    const done = await go(action, { method: 'POST', body: new URLSearchParams({ xsrf, logout: 'yes' }) })
    expect(done.headers.get('location')).toBe(`${origin}/`)
    expect(new URL((await go(authorizeUrl())).headers.get('location') ?? '', origin).pathname).toMatch(
      /^\/oidc\/sign-in\//,
    )
  })

  it('keeps its keys for its owner only, and over a restart', async () => {
    const file = join(gateway.settings.DATA_DIR, 'issuer-keys.json')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(statSync(gateway.settings.DATA_DIR).mode & 0o777).toBe(0o700)
    const again = await startTestGateway(graph, {
      DATA_DIR: gateway.settings.DATA_DIR,
      PUBLIC_URL: origin,
    })
    const { body } = await again.ask('{ me }', {}, { authorization: `Bearer ${await gateway.token()}` })
    expect(body).toEqual({ data: { me: 'account' } })
    await again.close()
  })

  it('is refused in production', () => {
    const env = { ...gateway.env, OIDC_ISSUER: undefined }
    expect(() => readGatewaySettings({ ...env, NODE_ENV: 'production', PUBLIC_URL: 'https://example.com' })).toThrow(
      /OIDC_ISSUER/,
    )
  })

  describe('the token command', () => {
    const claimsOf = async (...args: string[]) => decodeJwt(await makeToken(args, gateway.env))

    it('makes a token for the demo customer, any account, or the operator', async () => {
      expect(await claimsOf('--account', 'demo')).toMatchObject({
        sub: DEMO_ACCOUNT_ID,
        role: 'account',
        aud: 'perennial',
      })
      expect(await claimsOf('--account', SECOND_DEMO_ACCOUNT_ID)).toMatchObject({ sub: SECOND_DEMO_ACCOUNT_ID })
      expect(await claimsOf('--account', 'operator')).toMatchObject({ sub: 'operator', role: 'operator' })
    })

    it('gives the scopes that are asked for, in one argument or in many', async () => {
      expect(await claimsOf('--account', 'demo', '--scope', 'catalog:read billing:read')).toMatchObject({
        scope: 'catalog:read billing:read',
      })
      expect(await claimsOf('--account', 'demo', '--scope', 'catalog:read', '--scope', 'services:read')).toMatchObject({
        scope: 'catalog:read services:read',
      })
    })

    it('gives it the asked lifetime', async () => {
      const { iat = 0, exp = 0 } = await claimsOf('--account', 'demo', '--ttl', '15m')
      expect(exp - iat).toBe(900)
    })

    it.each([
      [[], /--account is missing/],
      [['--account', 'bob'], /no account/],
      [['--account', 'demo', '--scope', 'everything'], /no scope everything/],
      [['--account', 'demo', '--ttl', 'soon'], /no length of time/],
      [['--acount', 'demo'], /acount/],
    ])('refuses %j, and says why', async (args, why) => {
      await expect(makeToken(args, gateway.env)).rejects.toThrow(why)
    })

    it('makes none where tokens come from elsewhere', async () => {
      await expect(
        makeToken(['--account', 'demo'], { ...gateway.env, OIDC_ISSUER: 'https://id.example.com' }),
      ).rejects.toThrow(/OIDC_ISSUER is set/)
    })

    it('needs no running gateway: it makes the keys, and the gateway that starts later takes the token', async () => {
      const env = { ...gateway.env, DATA_DIR: join(gateway.directory, 'fresh') }
      expect(existsSync(env.DATA_DIR)).toBe(false)
      const [token] = await Promise.all([makeToken(['--account', 'demo'], env), makeToken(['--account', 'demo'], env)])
      const later = await startTestGateway(graph, { DATA_DIR: env.DATA_DIR, PUBLIC_URL: origin })
      expect((await later.ask('{ me }', {}, { authorization: `Bearer ${token}` })).status).toBe(200)
      await later.close()
    })

    it('takes the name of the gateway that runs, without being told its address', async () => {
      const env = { ...gateway.env, PORT: undefined }
      expect(decodeJwt(await makeToken(['--account', 'demo'], env))).toMatchObject({ iss: `${origin}/oidc` })
    })
  })
})
