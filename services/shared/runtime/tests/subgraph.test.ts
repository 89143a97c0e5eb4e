import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { z } from 'zod'
import { DEMO_ACCOUNT_ID } from '../../domain/ids'
import { systemClock } from '../clock'
import { badInput } from '../errors'
import { IDENTITY_HEADER, createIdentityVerifier, signIdentity } from '../identity'
import { createMetrics } from '../metrics'
import type { Running } from '../process'
import type { RequestContext } from '../graphqlEndpoint'
import { startSubgraph } from '../subgraph'

const sdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requiresScopes"])
  type Query {
    hello(name: String): String
    secret: String @requiresScopes(scopes: [["a", "b"], ["c"]])
    broken: String
    refused: String
  }
  type Thing @key(fields: "id") { id: ID! name: String }
`

let folder: string
let server: Running
let closed = 0
let healthy = true
const lines: { msg: string; requestId?: string }[] = []
const log = pino({ level: 'warn' }, { write: line => lines.push(JSON.parse(line)) })

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'subgraph-'))
  writeFileSync(join(folder, 'test.graphql'), sdl)
  server = await startSubgraph<RequestContext>({
    name: 'test',
    sdl: join(folder, 'test.graphql'),
    host: '127.0.0.1',
    port: 0,
    verify: createIdentityVerifier({ audience: 'test', secrets: ['secret'], clock: systemClock }),
    createContext: request => ({ ...request, close: async () => void closed++ }),
    ready: async () => {
      if (!healthy) throw new Error('the database is gone')
    },
    log,
    metrics: createMetrics('test'),
    resolvers: {
      Query: {
        hello: (_: unknown, { name }: { name?: string }) => `hello ${name ?? 'you'}`,
        secret: () => 'known',
        broken: () => {
          throw new Error('select * from password')
        },
        refused: () => {
          throw badInput('That cursor is not of this list.')
        },
      },
      Thing: { __resolveReference: ({ id }: { id: string }) => (id === '1' ? { id, name: 'one' } : null) },
    },
  })
})

afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

const answered = z.object({ data: z.unknown().optional(), errors: z.array(z.unknown()).optional() })

async function ask(
  query: string,
  { scopes = ['a'], variables = {} as object, header = undefined as string | undefined } = {},
) {
  const body = JSON.stringify({ query, variables })
  const identity = {
    audience: 'test',
    accountId: DEMO_ACCOUNT_ID,
    role: 'account',
    scopes,
    requestId: 'request-1',
  } as const
  const signed = header ?? signIdentity(identity, body, 'secret', new Date())
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [IDENTITY_HEADER]: signed },
    body,
  })
  return { status: response.status, ...answered.parse(await response.json()) }
}

describe('a subgraph', () => {
  it('answers whom the gateway vouches for, and gives back what the request held', async () => {
    closed = 0
    expect(await ask('query ($name: String) { hello(name: $name) }', { variables: { name: 'world' } })).toEqual({
      status: 200,
      data: { hello: 'hello world' },
    })
    expect(closed).toBe(1)
  })

  it('answers 401 to anyone else', async () => {
    const answer = await ask('{ hello }', { header: 'v1.e30.AAAA' })
    expect(answer).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
    expect(answer.data).toBeUndefined()
  })

  it('resolves many entities in one request; what does not exist is null', async () => {
    const query = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Thing { name } } }'
    const of = ['1', '2'].map(id => ({ __typename: 'Thing', id }))
    expect(await ask(query, { variables: { of } })).toMatchObject({ data: { _entities: [{ name: 'one' }, null] } })
  })

  it('refuses a field whose scopes the token lacks, and no other', async () => {
    expect(await ask('{ hello secret }')).toMatchObject({
      data: { hello: 'hello you', secret: null },
      errors: [
        { path: ['secret'], message: expect.stringContaining('a and b, or c'), extensions: { code: 'FORBIDDEN' } },
      ],
    })
    for (const scopes of [['a', 'b'], ['c']])
      expect((await ask('{ secret }', { scopes })).data).toEqual({ secret: 'known' })
  })

  it('answers the same the second time, by what was compiled from it then', async () => {
    const entities = 'query ($of: [_Any!]!) { _entities(representations: $of) { __typename ... on Thing { id name } } }'
    const of = [
      { __typename: 'Thing', id: '1' },
      { __typename: 'Thing', id: '2' },
    ]
    for (const [query, variables] of [
      ['{ a: hello secret b: hello(name: "it") __typename }', {}],
      ['{ broken refused hello }', {}],
      ['query ($name: String!) { hello(name: $name) }', { name: 5 }],
      ['query ($yes: Boolean!) { hello @skip(if: $yes) secret @include(if: $yes) }', { yes: true }],
      ['{ __schema { queryType { name } } }', {}],
      [entities, { of }],
      [entities, { of: [{ __typename: 'Nobody' }] }],
    ] as const) {
      const first = await ask(query, { variables })
      for (let again = 0; again < 2; again++) expect(await ask(query, { variables })).toEqual(first)
    }
  })

  it('answers 400 to a body that is no GraphQL request', async () => {
    for (const body of ['nonsense', '[]', '{"query":5}', '{"query":"{ hello }","variables":[]}']) {
      const who = { audience: 'test', accountId: DEMO_ACCOUNT_ID, role: 'account', scopes: [], requestId: 'r' } as const
      const response = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          [IDENTITY_HEADER]: signIdentity(who, body, 'secret', new Date()),
        },
        body,
      })
      expect([response.status, await response.json()]).toMatchObject([
        400,
        { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] },
      ])
    }
  })

  it('masks what went wrong inside, and logs it once with the request id', async () => {
    lines.length = 0
    const answer = await ask('{ broken }')
    expect(JSON.stringify(answer)).not.toContain('password')
    expect(answer.errors).toEqual([
      {
        message: expect.stringContaining('our side'),
        path: ['broken'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', service: 'test', requestId: 'request-1' },
      },
    ])
    expect(lines).toEqual([expect.objectContaining({ msg: 'a resolver failed', requestId: 'request-1' })])
  })

  it('shows what was written for the caller', async () => {
    expect((await ask('{ refused }')).errors).toMatchObject([
      { message: 'That cursor is not of this list.', extensions: { code: 'BAD_USER_INPUT' } },
    ])
    expect((await ask('{ nothing }')).errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }])
    expect(
      (await ask('query ($name: String) { hello(name: $name) }', { variables: { name: {} } })).errors,
    ).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
    expect((await ask('{ hello')).errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }])
  })

  it('says whether it lives, whether it can work, and its figures', async () => {
    const status = async (path: string) => (await fetch(server.url + path)).status
    expect([await status('/live'), await status('/ready'), await status('/metrics')]).toEqual([200, 200, 200])
    healthy = false
    expect([await status('/live'), await status('/ready')]).toEqual([200, 503])
    healthy = true
  })
})
