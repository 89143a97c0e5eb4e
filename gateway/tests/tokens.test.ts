import { createHmac } from 'node:crypto'
import { request } from 'node:http'
import { DEMO_ACCOUNT_ID } from '../../services/shared/domain/ids'
import type { Reply, TestGateway } from './gateway'
import { startTestGateway } from './gateway'
import type { TestGraph } from './graph'
import { startTestGraph } from './graph'
import type { TestIssuer, TestKey } from './remoteIssuer'
import { makeKey, startTestIssuer } from './remoteIssuer'

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

describe('access tokens, taken as in production from an issuer elsewhere', () => {
  let graph: TestGraph
  let gateway: TestGateway
  let issuer: TestIssuer
  let stranger: TestKey

  beforeAll(async () => {
    graph = await startTestGraph()
    issuer = await startTestIssuer()
    stranger = await makeKey('RS256', 'key-1')
    gateway = await startTestGateway(graph, {
      NODE_ENV: 'production',
      PUBLIC_URL: 'https://perennial.example',
      OIDC_ISSUER: issuer.url,
    })
  })
  afterAll(async () => {
    await gateway.close()
    await Promise.all([graph.close(), issuer.close()])
  })

  const show = (authorization: string): Promise<Reply> => gateway.ask('{ me }', {}, { authorization })
  const showToken = (token: string): Promise<Reply> => show(`Bearer ${token}`)

  const expectRefused = ({ status, headers, body, text }: Reply): void => {
    expect(status).toBe(401)
    expect(headers.get('www-authenticate')).toMatch(/^Bearer realm="perennial"/)
    expect(body.errors).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED', requestId: headers.get('x-request-id') } },
    ])
    expect(body.data).toBeUndefined()
    expect(text).not.toMatch(/jwk|kid|signature|alg/i)
  }

  const now = (): number => Math.floor(Date.now() / 1000)

  it('a good one is taken', async () => {
    expect((await showToken(await issuer.token())).body).toEqual({ data: { me: 'account' } })
    expect((await showToken(await issuer.token({ header: { typ: 'application/at+jwt' } }))).status).toBe(200)
    expect((await showToken(await issuer.token({ claims: { aud: ['other', 'perennial'] } }))).status).toBe(200)
  })

  it('an operator’s speaks for no account', async () => {
    const { body } = await showToken(await issuer.token({ claims: { role: 'operator', sub: 'somebody' } }))
    expect(body).toEqual({ data: { me: 'operator' } })
  })

  it('none at all is a 401 that says what to send', async () => {
    const reply = await gateway.send({
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ me }"}',
    })
    expectRefused(reply)
    expect(reply.headers.get('www-authenticate')).toBe('Bearer realm="perennial"')
  })

  it.each([['Basic dXNlcjpwYXNz'], ['Digest x'], ['token abc']])('%s is a 401', async authorization =>
    expectRefused(await show(authorization)),
  )

  it('53: alg none', async () => {
    const claims = { iss: issuer.url, aud: 'perennial', sub: DEMO_ACCOUNT_ID, exp: now() + 600 }
    for (const alg of ['none', 'None', 'NONE', ''])
      expectRefused(await showToken(`${base64url({ alg, typ: 'at+jwt', kid: 'key-1' })}.${base64url(claims)}.`))
  })

  it('54: HS256 signed with the public key', async () => {
    const claims = { iss: issuer.url, aud: 'perennial', sub: DEMO_ACCOUNT_ID, exp: now() + 600 }
    const signed = `${base64url({ alg: 'HS256', typ: 'at+jwt', kid: 'key-1' })}.${base64url(claims)}`
    for (const secret of [JSON.stringify(issuer.key.publicJwk), issuer.key.publicJwk.n ?? ''])
      expectRefused(await showToken(`${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`))
  })

  it('55: wrong issuer', async () => {
    for (const iss of ['https://evil.example', `${issuer.url}.evil.example`, `${issuer.url}//`, ''])
      expectRefused(await showToken(await issuer.token({ claims: { iss } })))
    expectRefused(await showToken(await issuer.token({ without: ['iss'] })))
  })

  it('56: wrong or missing audience', async () => {
    for (const aud of ['other', 'PERENNIAL', ['a', 'b']])
      expectRefused(await showToken(await issuer.token({ claims: { aud } })))
    expectRefused(await showToken(await issuer.token({ without: ['aud'] })))
  })

  it('57: expired, or without an end', async () => {
    const expired = await showToken(await issuer.token({ claims: { exp: now() - 1 } }))
    expectRefused(expired)
    expect(expired.headers.get('www-authenticate')).toContain('error_description="it has expired"')
    expectRefused(await showToken(await issuer.token({ without: ['exp'] })))
    expectRefused(await showToken(await issuer.token({ claims: { exp: 'never' as unknown as number } })))
  })

  it('57: one that was taken is not taken after its end', async () => {
    const token = await issuer.token({ claims: { exp: now() + 2 } })
    expect((await showToken(token)).status).toBe(200)
    await new Promise(resolve => setTimeout(resolve, 2100))
    expectRefused(await showToken(token))
  })

  it('58: not yet good', async () =>
    expectRefused(await showToken(await issuer.token({ claims: { nbf: now() + 60 } }))))

  it('59: an unknown kid brings no storm of key fetches', async () => {
    await showToken(await issuer.token())
    const before = issuer.fetches()
    const tokens = await Promise.all(
      Array.from({ length: 50 }, (_, index) => issuer.token({ header: { kid: `unknown-${index}` } })),
    )
    for (const reply of await Promise.all(tokens.map(showToken))) expectRefused(reply)
    expect(issuer.fetches() - before).toBeLessThanOrEqual(1)
  })

  it.each([['../../../dev/null'], ["' or 1=1 --"], ['/etc/passwd'], ['key-1\u0000']])('60: the kid %p', async kid =>
    expectRefused(await showToken(await issuer.token({ header: { kid } }))),
  )

  it('61: a key or an address of one in the token is ignored', async () => {
    const before = graph.shop.received.length
    for (const header of [{ jwk: stranger.publicJwk }, { jku: `${issuer.url}/evil` }, { x5u: `${issuer.url}/evil` }])
      expectRefused(await showToken(await issuer.token({ key: stranger, header })))
    expect(graph.shop.received.length).toBe(before)
  })

  it('62: an edited payload', async () => {
    const [header, payload = '', signature] = (await issuer.token()).split('.')
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
    expectRefused(await showToken(`${header}.${base64url({ ...claims, role: 'operator' })}.${signature}`))
    expectRefused(await showToken(`${header}.${payload}.`))
    expectRefused(await showToken(`${header}.${payload}.${'A'.repeat(342)}`))
  })

  it('62: one signed by a stranger under a name that we know', async () =>
    expectRefused(await showToken(await issuer.token({ key: stranger }))))

  it('63: an unknown crit', async () => {
    expectRefused(await showToken(await issuer.token({ header: { crit: ['x'], x: 1 } })))
  })

  it.each([['JWT'], ['jwt'], ['id+jwt'], ['logout+jwt'], [undefined]])('64: the typ %p', async typ =>
    expectRefused(await showToken(await issuer.token({ header: { typ } }))),
  )

  it('65: a key that the issuer has withdrawn', async () => {
    const own = await startTestIssuer()
    const old = await own.token()
    const next = await makeKey('ES256', 'key-2')
    own.publish(next)
    const other = await startTestGateway(graph, {
      NODE_ENV: 'production',
      PUBLIC_URL: 'https://perennial.example',
      OIDC_ISSUER: own.url,
    })
    const ask = (token: string) => other.ask('{ me }', {}, { authorization: `Bearer ${token}` })
    expectRefused(await ask(old))
    expect((await ask(await own.token({ key: next }))).status).toBe(200)
    await Promise.all([other.close(), own.close()])
  })

  it('66: two credentials are a 400', async () => {
    const token = await issuer.token()
    const twice = await show(`Bearer ${token}, Bearer ${token}`)
    expect(twice.status).toBe(400)
    const inQuery = await gateway.send(
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: '{"query":"{ me }"}',
      },
      `/graphql?access_token=${token}`,
    )
    expect(inQuery.status).toBe(400)
    const headers = [
      'content-type',
      'application/json',
      'authorization',
      `Bearer ${token}`,
      'authorization',
      `Bearer ${token}`,
      'host',
      'x',
    ]
    expect(await statusOf(`${gateway.url}/graphql`, headers, '{"query":"{ me }"}')).toBe(400)
  })

  it('67: a token without the scope that a field needs is FORBIDDEN', async () => {
    const { status, body } = await showToken(await issuer.token({ claims: { scope: '' } })).then(async () =>
      gateway.ask(
        '{ book(id: "1") { title } }',
        {},
        { authorization: `Bearer ${await issuer.token({ claims: { scope: 'catalog:read' } })}` },
      ),
    )
    expect(status).toBe(403)
    expect(body.errors).toMatchObject([{ path: ['book'], extensions: { code: 'FORBIDDEN', coordinate: 'Query.book' } }])
  })

  it.each([
    [{ sub: 'acc_1' }],
    [{ sub: '' }],
    [{ sub: "acc_' or 1=1" }],
    [{ role: 'system' }],
    [{ role: 'admin' }],
    [{ scope: ['services:read'] }],
    [{ scope: 7 }],
  ])('the claims %j name nobody', async claims => expectRefused(await showToken(await issuer.token({ claims }))))

  it('a token in pieces is a 400 or a 401, whatever it is made of', async () => {
    for (const authorization of [
      'Bearer',
      'Bearer ',
      'Bearer a b',
      'Bearer ünï',
      'Bearer ...',
      'Bearer a.b.c',
      `Bearer ${'a'.repeat(10_000)}`,
    ])
      expect([400, 401]).toContain((await show(encodeURI(authorization).replaceAll('%20', ' '))).status)
  })

  it('an issuer that is away is a 503, not a verdict on the token', async () => {
    const own = await startTestIssuer()
    const token = await own.token()
    await own.close()
    const other = await startTestGateway(graph, {
      NODE_ENV: 'production',
      PUBLIC_URL: 'https://perennial.example',
      OIDC_ISSUER: own.url,
    })
    const reply = await other.ask('{ me }', {}, { authorization: `Bearer ${token}` })
    expect(reply.status).toBe(503)
    expect(reply.body.errors).toMatchObject([{ extensions: { code: 'IDENTITY_UNAVAILABLE' } }])
    expect(reply.text).not.toContain(own.url)
    await other.close()
  })

  it('one that was verified is not verified again', async () => {
    const token = await issuer.token()
    await showToken(token)
    const before = (await gateway.metric('gateway_tokens_total', { outcome: 'remembered' })) ?? 0
    await showToken(token)
    expect(await gateway.metric('gateway_tokens_total', { outcome: 'remembered' })).toBe(before + 1)
  })
})

const statusOf = (url: string, headers: string[], body: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers: headers as unknown as Record<string, string> }, response => {
      response.resume()
      resolve(response.statusCode)
    })
    sent.on('error', reject).end(body)
  })
