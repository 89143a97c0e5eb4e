import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { project } from '../../command'
import { main as servicePage, page } from '../../documents'
import type { Field, Model, Type } from '../stubs/model'
import type { Graph, Shape } from './shape'

/** The project's own graph: services with their contracts, invoices and servers, as three subgraphs tell of them. */

export const SERVICES = 10_000
const PAGE = 50
/** How many plans they are on, so that services of a page share some. */
const PLANS = 20

const hex = (number: number): string => number.toString(16).padStart(8, '0')
const serviceId = (number: number): string => `svc_00a0193f4c2b7e5d91c6a8f3${hex(number)}`
const planId = (number: number): string => `pln_${Buffer.from(`FR:1:24sk${hex(number)}`).toString('base64url')}`
const cursor = (number: number): string => Buffer.from(`start:${hex(number)}`).toString('base64url')
const digits = (number: number): string => String(number).padStart(5, '0')

const numbersOfServices = new Map(Array.from({ length: SERVICES }, (_, number) => [serviceId(number), number]))
const numbersOfCursors = new Map(Array.from({ length: SERVICES }, (_, number) => [cursor(number), number]))
const numberOfCursor = (after: string): number | undefined => numbersOfCursors.get(after)
const numbersOfPlans = new Map(Array.from({ length: PLANS }, (_, number) => [planId(number), number]))
const numberOf = (numbers: ReadonlyMap<string, number>, id: unknown): number | undefined =>
  typeof id === 'string' ? numbers.get(id) : undefined

const constant = (value: string | number | boolean | null): Field => ({ constant: value })
const record = (name: string, fields: Type['fields']): Type => ({ name, fields })
const part = (name: string, fields: Type['fields']): Field => ({ object: record(name, fields) })
const money = (amount: string): Field => part('Money', { amount: constant(amount), currency: constant('EUR') })

const line = (label: string, amount: string): Type =>
  record('UpcomingLine', {
    label: constant(label),
    from: constant('2026-12-01'),
    to: constant('2027-01-01'),
    amount: money(amount),
  })

const action = (name: string, reason: string | null, deadline: string | null): Type =>
  record('AvailableAction', {
    action: constant(name),
    enabled: constant(reason === null),
    reason: constant(reason),
    deadline: constant(deadline),
  })

const contract: Field = part('Contract', {
  state: constant('ACTIVE'),
  autoRenew: constant(true),
  currentPeriod: part('Period', { from: constant('2026-11-01'), to: constant('2026-12-01') }),
  engagement: part('Engagement', { endsOn: constant('2027-05-01') }),
  plan: { object: 'Plan', number: service => service % PLANS },
  price: money('16.99'),
})

const nextInvoice: Field = part('UpcomingInvoice', {
  date: constant('2026-12-01'),
  lines: { items: [line('Server', '16.99')] },
  net: money('16.99'),
  tax: money('3.40'),
  gross: money('20.39'),
})

const keyed = (numbers: ReadonlyMap<string, number>): Required<Pick<Type, 'number'>> => ({
  number: representation => numberOf(numbers, representation['id']),
})

const billing: Model = {
  roots: {
    service: { type: 'Service', numbers: ({ id }) => numberOf(numbersOfServices, id) ?? null },
    services: {
      type: 'ServiceConnection',
      numbers: ({ after }) => (typeof after === 'string' ? (numberOfCursor(after) ?? null) : 0),
    },
  },
  types: [
    {
      name: 'Service',
      ...keyed(numbersOfServices),
      fields: {
        id: { text: serviceId },
        displayName: { text: number => `ns${digits(number)}.example.net` },
        universe: constant('INFRASTRUCTURE'),
        contract,
        nextInvoice,
        availableActions: { items: [action('STOP_NOW', 'ENGAGED', null)] },
      },
    },
    { name: 'Plan', ...keyed(numbersOfPlans), fields: { id: { text: planId } } },
    record('ServiceConnection', {
      nodes: { list: 'Service', numbers: start => Array.from({ length: PAGE }, (_, at) => start + at) },
    }),
  ],
}

const catalog: Model = {
  roots: {},
  types: [
    {
      name: 'Plan',
      ...keyed(numbersOfPlans),
      fields: {
        id: { text: planId },
        code: { text: number => `24sk${hex(number)}` },
        name: { text: number => `KS-${digits(number)} | Intel Xeon-E` },
        range: constant('KS'),
      },
    },
  ],
}

const infrastructure: Model = {
  roots: {},
  types: [
    {
      name: 'Service',
      ...keyed(numbersOfServices),
      fields: { id: { text: serviceId }, server: { object: 'Server' } },
    },
    {
      name: 'Server',
      fields: {
        id: { text: number => serviceId(number).replace('svc', 'srv') },
        state: constant('ACTIVE'),
        power: constant('ON'),
        datacenter: part('Datacenter', { code: constant('RBX') }),
        ip: {
          items: [
            record('IpAddress', {
              address: { text: number => `203.0.113.${digits(number)}` },
              reverse: constant(null),
            }),
          ],
        },
        currentTask: constant(null),
        observedAt: constant('2026-11-22T21:00:00.000Z'),
      },
    },
  ],
}

const read = (...path: string[]): string => readFileSync(join(project, ...path), 'utf8')
const federation1 = (name: string): string => read('bench', 'gateway', 'shapes', 'federation1', `${name}.graphql`)
const subgraph = (name: string, model: Model) => ({
  name,
  model,
  sdl: read('schema', `${name}.graphql`),
  sdlOfFederation1: federation1(name),
})

export const hosting: Graph = {
  name: 'hosting',
  subgraphs: [subgraph('catalog', catalog), subgraph('billing', billing), subgraph('infrastructure', infrastructure)],
  supergraph: read('schema', 'supergraph.graphql'),
}

export const oneService: Shape = {
  name: 'one',
  title: '1 service',
  graph: 'hosting',
  isOfStubs: true,
  document: () => servicePage,
  operationName: 'ServicePage',
  count: SERVICES,
  variables: number => ({ id: serviceId(number) }),
  marks: number => [serviceId(number)],
}

/** Pages side by side, so that all services are on one. */
const startOf = (request: number): number => (request * PAGE) % SERVICES

const pageText = page
  .replace('($first: Int!)', '($first: Int!, $after: String)')
  .replace('(first: $first)', '(first: $first, after: $after)')

export const pageOf50: Shape = {
  name: 'page',
  title: 'page of 50',
  graph: 'hosting',
  isOfStubs: true,
  document: () => pageText,
  operationName: 'ServicesPage',
  count: SERVICES,
  variables: request => ({ first: PAGE, after: cursor(startOf(request)) }),
  marks: request => [serviceId(startOf(request)), serviceId(startOf(request) + PAGE - 1)],
}
