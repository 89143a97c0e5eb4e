import { signIdentity, IDENTITY_HEADER } from '../../../shared/runtime/identity'
import type { Attack } from './attack'
import type { Part } from './processes'
import type { Reply, System } from './system'

type Subgraph = Exclude<Part, 'gateway'>

const all: readonly Subgraph[] = ['catalog', 'billing', 'infrastructure']
const body = JSON.stringify({ query: '{ __typename }' })

interface Signing {
  readonly audience?: string
  readonly secret?: string
  readonly now?: Date
  readonly signed?: string
}

const sign = (
  system: System,
  part: Subgraph,
  sent: string,
  { audience = part, secret, now, signed = sent }: Signing = {},
) =>
  signIdentity(
    {
      audience,
      accountId: system.mine.accountId,
      role: 'account',
      scopes: ['catalog:read', 'services:read', 'services:write', 'billing:read'],
      requestId: 'attack-request',
    },
    signed,
    secret ?? system.secretOf(part),
    now ?? new Date(),
  )

const sendTo = (system: System, part: Subgraph, identity: string | undefined, sent: string): Promise<Reply> =>
  system.send(`${system.urlOf(part)}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(identity !== undefined && { [IDENTITY_HEADER]: identity }) },
    body: sent,
  })

/** Asks a subgraph as the gateway would for the attacker. */
export function askSubgraph(system: System, part: Subgraph, operation: object): Promise<Reply> {
  const sent = JSON.stringify(operation)
  return sendTo(system, part, sign(system, part, sent), sent)
}

const refused = (
  line: number,
  name: string,
  identities: (system: System, part: Subgraph) => readonly (string | undefined)[],
): Attack => ({
  line,
  name: `${name} is a 401 at every subgraph`,
  run: async system => {
    for (const part of all)
      for (const identity of identities(system, part))
        expect((await sendTo(system, part, identity, body)).status).toBe(401)
  },
})

export const straight: readonly Attack[] = [
  refused(84, 'no signature, or one that is none', () => [
    undefined,
    '',
    'v1',
    'v1.e30.AAAA',
    'v2.e30.AAAA',
    'x'.repeat(5000),
  ]),
  refused(85, 'a body that was changed', (system, part) => [sign(system, part, body, { signed: '{}' })]),
  {
    line: 86,
    name: 'the same call again, or one that is old, is a 401 at every subgraph',
    run: async system => {
      for (const part of all) {
        const identity = sign(system, part, body)
        expect((await sendTo(system, part, identity, body)).status).toBe(200)
        expect((await sendTo(system, part, identity, body)).status).toBe(401)
        const old = sign(system, part, body, { now: new Date(Date.now() - 61_000) })
        expect((await sendTo(system, part, old, body)).status).toBe(401)
      }
    },
  },
  refused(87, 'a signature for another subgraph', (system, part) =>
    all
      .filter(other => other !== part)
      .flatMap(other => [sign(system, part, body, { audience: other }), sign(system, other, body)]),
  ),
  refused(88, 'a secret that is no longer one of its own', (system, part) => [
    sign(system, part, body, { secret: `the-secret-before-of-${part}` }),
    sign(system, part, body, { secret: 'x'.repeat(16) }),
  ]),
  {
    line: 89,
    name: 'what a client puts into extensions is not passed on',
    run: async system => {
      const extensions = {
        [IDENTITY_HEADER]: sign(system, 'billing', body),
        identity: { sub: system.theirs.accountId, role: 'operator' },
        headers: { [IDENTITY_HEADER]: 'x' },
      }
      const { data } = await system.post(JSON.stringify({ query: '{ me { id } services { totalCount } }', extensions }))
      expect(data).toEqual({ me: { id: system.mine.accountId }, services: { totalCount: 1 } })
    },
  },
]
