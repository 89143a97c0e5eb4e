import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { DEMO_ACCOUNT_ID, SECOND_DEMO_ACCOUNT_ID, sibling } from '../../shared/domain/ids'
import type { ResourceKind } from '../../shared/domain/events'
import type { Identity } from '../../shared/runtime/identity'
import { IDENTITY_HEADER, createIdentityVerifier, signIdentity } from '../../shared/runtime/identity'
import { createChangeFeed } from '../../shared/runtime/changes/changeFeed'
import { createWakeUps } from '../../shared/runtime/changes/wakeUps'
import { systemClock } from '../../shared/runtime/clock'
import { createMetrics } from '../../shared/runtime/metrics'
import type { Running } from '../../shared/runtime/process'
import { startSubgraph } from '../../shared/runtime/subgraph'
import { createContext } from '../context'
import { resourceOf } from '../domain/resource'
import { RESOURCE_CHANGES } from '../domain/resourceChange'
import { resolvers } from '../resolvers/resolvers'
import type { Ordered } from './world'
import { World } from './world'

const kinds: ResourceKind[] = ['Server', 'Domain', 'WebHosting', 'Mailbox', 'Instance', 'PhoneLine']

let world: World
let subgraph: Running
const orders = new Map<ResourceKind, Ordered>()

beforeAll(async () => {
  world = await World.start()
  const { database, log } = world
  const wakeUps = createWakeUps({ url: world.own.url, applicationName: 'test', log })
  const changes = createChangeFeed({ kinds: RESOURCE_CHANGES, database, wakeUps, cursorSecrets: ['cursors'] })
  subgraph = await startSubgraph({
    name: 'infrastructure',
    sdl: join(__dirname, '..', '..', '..', 'schema', 'infrastructure.graphql'),
    resolvers,
    host: '127.0.0.1',
    port: 0,
    verify: createIdentityVerifier({ audience: 'infrastructure', secrets: ['identity-secret'], clock: systemClock }),
    createContext: request => createContext(request, { database, changes }),
    ready: () => Promise.resolve(),
    log,
    metrics: createMetrics('infrastructure'),
  })
  for (const kind of kinds) orders.set(kind, await world.delivered(kind, { configuration: { datacenter: 'rbx' } }))
})

afterAll(async () => {
  await subgraph.close()
  await world.close()
})

const orderOf = (kind: ResourceKind): Ordered => {
  const order = orders.get(kind)
  if (!order) throw new Error(`no ${kind}`)
  return order
}

interface Answer {
  readonly data?: { readonly _entities: readonly unknown[] } | null
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[]
}

const owner: Partial<Identity> = { accountId: DEMO_ACCOUNT_ID }
const stranger: Partial<Identity> = { accountId: SECOND_DEMO_ACCOUNT_ID }
const operator: Partial<Identity> = { accountId: null, role: 'operator' }

async function ask(viewer: Partial<Identity>, representations: readonly object[], selection: string): Promise<Answer> {
  const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename ${selection} } }`
  const body = JSON.stringify({ query, variables: { representations } })
  const identity: Identity = {
    audience: 'infrastructure',
    accountId: DEMO_ACCOUNT_ID,
    role: 'account',
    scopes: ['services:read'],
    requestId: randomUUID(),
    ...viewer,
  }
  const response = await fetch(`${subgraph.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      [IDENTITY_HEADER]: signIdentity(identity, body, 'identity-secret', new Date()),
    },
    body,
  })
  return (await response.json()) as Answer
}

const entities = async (viewer: Partial<Identity>, representations: readonly object[], selection: string) => {
  const { data, errors } = await ask(viewer, representations, selection)
  if (errors) throw new Error(JSON.stringify(errors))
  return data?._entities
}

const service = (order: Ordered): object => ({ __typename: 'Service', id: order.serviceId })

const serverPart = `... on Service { server {
  state power datacenter { code city country } ip { address version reverse } currentTask { kind progress } observedAt } }`

const allOfResource = `... on Service { resource {
  __typename id name state desiredState observedAt condition { code message since } currentTask { kind }
  tasks { id kind state progress step createdAt endedAt failure }
  ... on Server { power rack hardware { cpu memoryGb storage } operatingSystem }
  ... on Domain { nameServers }
  ... on WebHosting { cluster storageGb }
  ... on Mailbox { quotaGb }
  ... on Instance { flavor region power ip { address } }
  ... on PhoneLine { number } } }`

describe('a service in the graph', () => {
  it('shows the server that was delivered for it', async () => {
    const [answer] = (await entities(owner, [service(orderOf('Server'))], serverPart)) ?? []
    expect(answer).toEqual({
      __typename: 'Service',
      server: {
        state: 'ACTIVE',
        power: 'ON',
        datacenter: { code: 'rbx', city: 'Roubaix', country: 'FR' },
        ip: [
          { address: expect.stringMatching(/^10\./), version: 4, reverse: expect.stringMatching(/^ns\d+/) },
          { address: expect.stringMatching(/^2001:db8:/), version: 6, reverse: expect.stringMatching(/^ns\d+/) },
        ],
        currentTask: null,
        observedAt: expect.stringMatching(/^2026-11-22T/),
      },
    })
  })

  it.each(kinds)('shows what is particular to a %s', async kind => {
    const particular: Record<ResourceKind, object> = {
      Server: {
        power: 'ON',
        rack: expect.stringMatching(/^RBX-/),
        hardware: { cpu: 'Plan 1', memoryGb: null, storage: null },
      },
      Domain: { nameServers: [expect.stringMatching(/^dns/), expect.stringMatching(/^ns/)] },
      WebHosting: { cluster: expect.stringMatching(/^cluster/), storageGb: null },
      Mailbox: { quotaGb: null },
      Instance: {
        flavor: 'plan-1',
        region: 'RBX',
        ip: [{ address: expect.anything() }, { address: expect.anything() }],
      },
      PhoneLine: { number: expect.stringMatching(/^\+999/) },
    }
    const order = orderOf(kind)
    const [answer] = (await entities(owner, [service(order)], allOfResource)) ?? []
    expect(answer).toMatchObject({
      resource: {
        __typename: kind,
        id: resourceOf(kind, order.serviceId),
        state: 'ACTIVE',
        desiredState: 'ACTIVE',
        condition: null,
        currentTask: null,
        tasks: [{ kind: 'PROVISION', state: 'DONE', progress: 100, failure: null }],
        ...particular[kind],
      },
    })
  })

  it('that is not a server has none', async () => {
    expect(await entities(owner, [service(orderOf('Domain'))], serverPart)).toEqual([
      { __typename: 'Service', server: null },
    ])
  })

  it('shows the task that is under way, and nothing once it is released', async () => {
    const order = await world.ordered('Server')
    const [made] = (await entities(owner, [service(order)], serverPart)) ?? []
    expect(made).toMatchObject({
      server: {
        state: 'PROVISIONING',
        datacenter: null,
        ip: [],
        power: 'UNKNOWN',
        observedAt: null,
        currentTask: { kind: 'PROVISION', progress: 0 },
      },
    })
    await world.fact('ended', order)
    await world.work()
    expect(await entities(owner, [service(order)], `... on Service { resource { id } server { id } }`)).toEqual([
      { __typename: 'Service', resource: null, server: null },
    ])
  })

  it('costs one statement for its server, and two with the history of its tasks, for one and for fifty', async () => {
    const many = [...orders.values()]
    for (let more = 0; more < 44; more++) many.push(await world.delivered('Server'))
    const count = async (representations: object[], selection: string): Promise<string[]> => {
      world.statements.length = 0
      await entities(owner, representations, selection)
      return [...world.statements]
    }
    for (const services of [many.slice(0, 1), many]) {
      const representations = services.map(service)
      expect(await count(representations, serverPart)).toEqual(['begin', 'readResourceViews', 'commit'])
      expect(await count(representations, allOfResource)).toEqual([
        'begin',
        'readResourceViews',
        'readTaskHistories',
        'commit',
      ])
    }
  })
})

describe('what belongs to another account', () => {
  it.each(kinds)('is as if it were not there: a %s, by its service and by its own id', async kind => {
    const { serviceId } = orderOf(kind)
    const own = { __typename: kind, id: resourceOf(kind, serviceId) }
    const selection = `... on ${kind} { name tasks { id } }`
    expect(await entities(stranger, [own], selection)).toEqual([null])
    expect(await entities(stranger, [service(orderOf(kind))], allOfResource)).toEqual([null])
    expect(await entities(owner, [own], selection)).toEqual([
      { __typename: kind, name: expect.any(String), tasks: [{ id: expect.any(String) }] },
    ])
    expect(await entities(operator, [own], selection)).toEqual([expect.objectContaining({ __typename: kind })])
  })

  it('answers exactly as what does not exist or is no id', async () => {
    const never = world.orderOf('Server')
    const ids = [never.serviceId, 'svc_x', '', `svc_${'g'.repeat(32)}`, orderOf('Server').serviceId.toUpperCase()]
    for (const id of ids) expect(await entities(owner, [{ __typename: 'Service', id }], serverPart)).toEqual([null])
  })

  it('is not reached under another type or prefix', async () => {
    const { serviceId } = orderOf('Server')
    for (const representation of [
      { __typename: 'Domain', id: sibling('dom', serviceId) },
      { __typename: 'Server', id: serviceId },
      { __typename: 'Service', id: sibling('srv', serviceId) },
    ])
      expect(await entities(owner, [representation], '')).toEqual([null])
  })

  it('is not shown beside one’s own in one request', async () => {
    const foreign = await world.delivered('Server', { accountId: SECOND_DEMO_ACCOUNT_ID })
    const both = await entities(owner, [service(foreign), service(orderOf('Server'))], serverPart)
    expect(both?.[0]).toBeNull()
    expect(both?.[1]).toMatchObject({ server: { state: 'ACTIVE' } })
  })

  it('in quarantine is seen by nobody but an operator', async () => {
    await world.rows(
      `insert into simulator.machine (reference, kind, enabled, power) values ('stray', 'Server', true, 'ON')`,
    )
    await world.actions.takeInventory()
    const [row] = await world.rows<{ id: string }>(`select id from resource where state = 'QUARANTINED'`)
    const found = { __typename: 'Server', id: `srv_${row?.id.replaceAll('-', '')}` }
    expect(await entities(owner, [found], '... on Server { state }')).toEqual([null])
    expect(await entities(operator, [found], '... on Server { state }')).toEqual([
      { __typename: 'Server', state: 'QUARANTINED' },
    ])
  })

  it('needs the scope too', async () => {
    const { data, errors } = await ask({ ...owner, scopes: ['billing:read'] }, [service(orderOf('Server'))], serverPart)
    expect(data?._entities).toEqual([{ __typename: 'Service', server: null }])
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  })
})
