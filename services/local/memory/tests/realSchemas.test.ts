import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSubgraphSchema } from '@apollo/subgraph'
import type { GraphQLSchema } from 'graphql'
import { execute, parse, validate } from 'graphql'
import pino from 'pino'
import type { Viewer } from '../../../shared/domain/viewer'
import { compileOperation } from '../../../shared/runtime/execution/operation'
import type { Chance } from '../../../shared/runtime/execution/tests/chance'
import { chanceOf, pick } from '../../../shared/runtime/execution/tests/chance'
import type { Vocabulary } from '../../../shared/runtime/execution/tests/randomOperation'
import { randomOperation } from '../../../shared/runtime/execution/tests/randomOperation'
import type { GuardOf } from '../../../shared/runtime/execution/variant'
import { enforceScopes } from '../../../shared/runtime/scopes'
import { billing } from '../stores/billing'
import { infrastructure } from '../stores/infrastructure'
import type { Subgraph } from '../stores/subgraph'
import { accountIdOf, createWorld, serviceIdOf } from '../stores/world'

const clock = { now: () => new Date('2026-11-23T10:00:00.000Z') }
const world = createWorld({ accounts: 2, servicesOfEach: 4 }, clock.now())
const ids = [serviceIdOf(0, 1), serviceIdOf(0, 3), serviceIdOf(1, 0), accountIdOf(0), 'svc_none', 'ctr_x']
const quoted = (values: readonly string[]): string[] => values.map(value => JSON.stringify(value))

const references: readonly object[] = [
  ...ids.slice(0, 5).map(id => ({ __typename: 'Service', id })),
  { __typename: 'Server', id: serviceIdOf(0, 1).replace('svc', 'srv') },
  { __typename: 'Account', id: accountIdOf(0) },
  { __typename: 'Contract', id: serviceIdOf(0, 1).replace('svc', 'ctr') },
]
const strangers: readonly unknown[] = [{ __typename: 'Nobody' }, { __typename: 'Node', id: ids[0] }, 'text', null, {}]

/** @param strange whether some references lead nowhere: @apollo/subgraph then leaves the failures of others unheard. */
const vocabularyWith = (known: readonly object[], strange: boolean): Vocabulary => ({
  declared: ['$representations: [_Any!]!', '$id: ID!', '$first: Int', '$after: String', '$accountId: ID'],
  literals: {
    id: [...quoted(ids), '$id'],
    first: ['2', '3', '0', '1000', '$first'],
    after: ['null', '$after', '"nonsense"'],
    accountId: [...quoted([accountIdOf(0), accountIdOf(1)]), '$accountId'],
    filter: ['{ search: "ns" }', '{ states: [ACTIVE], nextDateBefore: "2027-02-31" }', 'null'],
    orderBy: ['NAME', 'NEWEST'],
    representations: ['$representations'],
    input: ['{ planCode: "rise-1" }', '{ planCode: "x", quantity: 2 }'],
  },
  mutations: 0,
  variables: chance => ({
    representations: Array.from({ length: 5 }, (_, index) =>
      strange && chance('strange', index) < 0.03
        ? pick(strangers, chance('stranger', index))
        : pick(known, chance('reference', index)),
    ),
    id: pick(ids, chance('id')),
    ...(chance('first') < 0.7 && { first: pick<unknown>([1, 4, null, -1], chance('first', 'value')) }),
    ...(chance('accountId') < 0.9 && {
      accountId: pick<unknown>([accountIdOf(0), null], chance('accountId', 'value')),
    }),
  }),
})

const viewers: readonly Viewer[] = [
  { kind: 'account', accountId: accountIdOf(0), scopes: ['services:read', 'billing:read', 'catalog:read'] },
  { kind: 'account', accountId: accountIdOf(0), scopes: ['services:read'] },
  { kind: 'operator', scopes: ['services:read', 'billing:read', 'catalog:read'] },
  { kind: 'operator', scopes: ['billing:read'] },
]

/** The same reads, some of which fail or find nothing: the same ones for whoever asks. */
function troubled<Reads extends object>(reads: Reads, chance: Chance): Reads {
  return new Proxy(reads, {
    get(target, name, receiver) {
      const read: unknown = Reflect.get(target, name, receiver)
      if (typeof read === 'object' && read !== null) return troubled(read, chance)
      if (typeof read !== 'function') return read
      return (...args: unknown[]) => {
        const about = `${String(name)} ${JSON.stringify(args)}`
        const kind = chance('read', about)
        if (kind < 0.06) return Promise.reject(new Error(`cannot read ${about}`))
        if (kind < 0.1) return Promise.resolve(null)
        return read.apply(target, args)
      }
    },
  })
}

function schemaOf({ name, resolvers }: Subgraph): { schema: GraphQLSchema; guardOf: GuardOf } {
  const sdl = readFileSync(join(__dirname, '../../../../schema', `${name}.graphql`), 'utf8')
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers }])
  return { schema, guardOf: enforceScopes(schema) }
}

const subgraphs: readonly { name: string; subgraph: Subgraph; reads: string; known: readonly object[] }[] = [
  { name: 'billing', subgraph: billing(world, clock, pino({ level: 'silent' })), reads: 'reads', known: references },
  { name: 'infrastructure', subgraph: infrastructure(world), reads: 'loaders', known: references.slice(0, 6) },
]

// A busy machine takes its time for hundreds of documents.
jest.setTimeout(180_000)

describe.each(subgraphs)('$name', ({ subgraph, reads, known }) => {
  const { schema, guardOf } = schemaOf(subgraph)
  const contextOf = (viewer: Viewer, chance: Chance, mayFail: boolean): object => {
    const context = subgraph.createContext({ viewer, requestId: 'test' })
    const real: unknown = Reflect.get(context, reads)
    return mayFail && typeof real === 'object' && real !== null
      ? { ...context, [reads]: troubled(real, chance) }
      : context
  }

  it.each([
    [false, 'answers random documents as graphql-js does'],
    [true, 'fails as graphql-js does where reads fail'],
  ])('%s: %s', async mayFail => {
    let compared = 0
    let failed = 0
    for (let seed = 1; seed <= 200; seed++) {
      const chance = chanceOf(seed)
      const { text, variables } = randomOperation(schema, vocabularyWith(known, !mayFail), chance)
      const document = parse(text)
      if (validate(schema, document).length > 0) continue
      const viewer = pick(viewers, chance('viewer'))
      const expected = await execute({
        schema,
        document,
        variableValues: variables,
        contextValue: contextOf(viewer, chance, mayFail),
      })
      const found = await compileOperation(
        schema,
        document,
        null,
        guardOf,
      )({
        context: contextOf(viewer, chance, mayFail),
        variables,
      })
      const toldOf = (errors: readonly { toJSON(): object }[] = []): string[] =>
        errors.map(error => JSON.stringify(error.toJSON())).sort()
      const [told, wanted] = [toldOf(found.errors), toldOf(expected.errors)]
      expect({ text, data: found.data }).toEqual({
        text,
        data: expected.data === undefined ? undefined : JSON.stringify(expected.data),
      })
      // Of several promises that are broken already, the engine's queue decides which one makes null of what the others are in.
      if (mayFail) expect(wanted).toEqual(expect.arrayContaining(told))
      else expect(told).toEqual(wanted)
      expect(told.length > 0).toBe(wanted.length > 0)
      compared++
      if (expected.errors) failed++
    }
    expect(compared).toBeGreaterThan(50)
    expect(failed).toBeGreaterThan(10)
  })
})
