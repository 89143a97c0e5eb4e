/**
 * The floor: what a person would write for these requests alone, without GraphQL: billing first, then catalog and
 * infrastructure side by side, and a merge. It reads nothing of a request but its variables and checks nothing.
 */
import { createServer } from 'node:http'
import { Pool } from 'undici'

interface Service {
  readonly id: string
  readonly contract: { plan: { readonly id?: string } | null }
  server?: unknown
}
interface Answer<Data> {
  readonly data: Data
}

const pool = (name: string): Pool =>
  new Pool(new URL(process.env[`${name}_URL`] ?? '').origin, { connections: 128, pipelining: 1 })
const [catalog, billing, infrastructure] = [pool('CATALOG'), pool('BILLING'), pool('INFRASTRUCTURE')]

const ofService = `id displayName universe contract { state autoRenew currentPeriod { from to } engagement { endsOn }
  plan { id } price { amount currency } } nextInvoice { date lines { label from to amount { amount currency } }
  net { amount } tax { amount } gross { amount currency } } availableActions { action enabled reason deadline }`
const oneText = `query($id: ID!) { service(id: $id) { ${ofService} } }`
const pageText = `query($first: Int!, $after: String) { services(first: $first, after: $after) { nodes { ${ofService} } } }`
const plansText =
  'query($representations: [_Any!]!) { _entities(representations: $representations) { ... on Plan { code name range } } }'
const serversText = `query($representations: [_Any!]!) { _entities(representations: $representations) { ... on Service {
  server { state power datacenter { code } ip { address reverse } currentTask { kind progress } observedAt } } } }`

async function ask<Data>(from: Pool, query: string, variables: unknown): Promise<Data> {
  const { statusCode, body } = await from.request({
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  if (statusCode !== 200) throw new Error(`a subgraph answered with ${statusCode}`)
  return ((await body.json()) as Answer<Data>).data
}

interface Entities<Entity> {
  readonly _entities: readonly Entity[]
}

async function complete(services: readonly Service[]): Promise<void> {
  const ids = [...new Set(services.map(({ contract }) => contract.plan?.id))]
  const [plans, servers] = await Promise.all([
    ask<Entities<object>>(catalog, plansText, { representations: ids.map(id => ({ __typename: 'Plan', id })) }),
    ask<Entities<{ server: unknown }>>(infrastructure, serversText, {
      representations: services.map(({ id }) => ({ __typename: 'Service', id })),
    }),
  ])
  const planOf = new Map(ids.map((id, at) => [id, plans._entities[at]]))
  services.forEach((service, at) => {
    service.contract.plan = planOf.get(service.contract.plan?.id) ?? null
    service.server = servers._entities[at]?.server
  })
}

async function answer(text: string): Promise<string> {
  const { variables } = JSON.parse(text) as { variables: { id?: string } }
  if (variables.id !== undefined) {
    const data = await ask<{ service: Service }>(billing, oneText, variables)
    await complete([data.service])
    return JSON.stringify({ data })
  }
  const data = await ask<{ services: { nodes: Service[] } }>(billing, pageText, variables)
  await complete(data.services.nodes)
  return JSON.stringify({ data })
}

createServer((request, response) => {
  const chunks: Buffer[] = []
  request
    .on('data', (chunk: Buffer) => chunks.push(chunk))
    .on('end', () => {
      answer(Buffer.concat(chunks).toString()).then(
        body => response.writeHead(200, { 'content-type': 'application/json' }).end(body),
        (error: unknown) => response.writeHead(500).end(String(error)),
      )
    })
}).listen(Number(process.env['PORT']), '127.0.0.1')
