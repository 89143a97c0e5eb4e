import { composeServices } from '@apollo/composition'
import { Supergraph } from '@apollo/federation-internals'
import { buildSubgraphSchema } from '@apollo/subgraph'
import type { DocumentNode, ExecutionResult, GraphQLSchema, OperationDefinitionNode } from 'graphql'
import { GraphQLError, Kind, execute, parse, validate } from 'graphql'
import type { Plan } from '../../planning/planner'
import { answeredOnce } from '../../planning/planner'
import { createPlanning } from '../../planning/planning'
import { answer } from '../answer'
import type { Ask, Asked } from '../ask'
import { callThrough } from '../ask'
import { textAsBytes } from '../byteText'
import { execute as executePlainly } from '../execute'
import type { CompiledOperation } from '../operation'
import { merging } from '../merge/merging'
import { compileOperation } from '../operation'
import { createTypeTest } from '../types'
import { chanceOf, hashOf } from './chance'
import { disturb } from './disturb'
import { installRandomData } from './randomData'
import { randomOperation } from './randomOperation'
import { randomSubgraphs } from './randomSubgraphs'
import { replyWith } from './reply'

/** More of them in a long run. */
const SCHEMAS = Number(process.env['RANDOM_SCHEMAS'] ?? 5)
const OPERATIONS = 30

interface Graph {
  readonly schema: GraphQLSchema
  compile(document: DocumentNode, text: string): Promise<CompiledOperation>
  /** What a subgraph answers, always the same to the same question. */
  respond(asked: Asked): Promise<Buffer>
}

/** Planning takes longest: what differs by test is the data alone. */
const plans = new Map<string, Promise<Plan | undefined>>()

async function randomGraph(seed: number, faults: number): Promise<Graph | undefined> {
  const subgraphs = randomSubgraphs(chanceOf(seed))
  const { supergraphSdl } = composeServices(
    subgraphs.map(({ name, sdl }) => ({ name, url: `http://${name}`, typeDefs: parse(sdl) })),
  )
  if (!supergraphSdl) return undefined
  const schemas = new Map(
    subgraphs.map(({ name, sdl }) => {
      const schema = buildSubgraphSchema([{ typeDefs: parse(sdl) }])
      installRandomData(schema, seed, faults)
      return [name, schema]
    }),
  )
  const supergraph = Supergraph.build(supergraphSdl, { validateSupergraph: false })
  const planner = createPlanning(supergraph)
  const types = supergraph.schema.toGraphQLJSSchema()
  const schema = supergraph.apiSchema().toGraphQLJSSchema()
  const context = { schema, types, isA: createTypeTest(types), coldRuns: 0 }
  const planOf = (text: string): Promise<Plan | undefined> => {
    const key = `${seed} ${text}`
    const plan = plans.get(key) ?? planner.plan(text, 'Random')
    plans.set(key, plan)
    return plan
  }
  return {
    schema,
    compile: async (document, text) =>
      compileOperation(document, operationIn(document), answeredOnce(await planOf(text)), context),
    async respond({ subgraph, body }) {
      const { query, variables } = JSON.parse(textAsBytes(body).toString())
      const subschema = schemas.get(subgraph)
      if (!subschema) throw new Error(`no subgraph ${subgraph}`)
      const result = await execute({ schema: subschema, document: parse(query), variableValues: variables })
      return Buffer.from(JSON.stringify(result))
    },
  }
}

const operationIn = (document: DocumentNode): OperationDefinitionNode => {
  const operation = document.definitions.find(node => node.kind === Kind.OPERATION_DEFINITION)
  if (!operation) throw new Error('no operation')
  return operation
}

const onInvalid = (path: readonly (string | number)[]): GraphQLError => new GraphQLError('invalid', { path })

const plainJson = ({ data, errors }: ExecutionResult): unknown =>
  JSON.parse(
    JSON.stringify({ data, ...(errors && { errors: errors.map(({ message, path }) => ({ message, path })) }) }),
  )

interface Counts {
  compared: number
  /** How many really were answered from bytes. */
  spliced: number
}

async function compare(faults: number, disturbed: number): Promise<Counts> {
  const counts: Counts = { compared: 0, spliced: 0 }
  for (let seed = 1; seed <= SCHEMAS; seed++) {
    const graph = await randomGraph(seed, faults)
    if (!graph) continue
    const chance = chanceOf(seed * 7919)
    for (let drawn = 0; drawn < OPERATIONS; drawn++) {
      const { text, variables } = randomOperation(graph.schema, chance)
      const document = parse(text)
      if (validate(graph.schema, document).length > 0) continue
      // What disturbs an answer depends on the call: here each fetch is a call.
      const operation = { ...(await graph.compile(document, text)), rounds: undefined }
      const asked: string[] = []
      const ask: Ask = async call => {
        const bytes = await graph.respond(call)
        asked.push(`${call.subgraph} ${call.body}`)
        return replyWith(disturb(bytes, chanceOf(hashOf(`${seed} ${call.subgraph} ${call.body}`)), disturbed))
      }
      const plain = await executePlainly(operation, { variables, call: callThrough(ask), onInvalid })
      const byPlain = asked.splice(0).sort()
      const answered = await answer(operation, { variables, ask, onInvalid })
      const about = `seed ${seed}: ${text}`
      const got =
        answered.kind === 'bytes' ? (JSON.parse(answered.body.toString()) as unknown) : plainJson(answered.result)
      expect({ about, got }).toEqual({ about, got: plainJson(plain) })
      if (answered.kind === 'bytes')
        expect({ about, keys: keysOf(got) }).toEqual({ about, keys: keysOf(plainJson(plain)) })
      expect({ about, asked: asked.sort() }).toEqual({ about, asked: byPlain })
      counts.compared++
      if (answered.kind === 'bytes') counts.spliced++
    }
  }
  return counts
}

/** All keys in their order, which is the client's. */
const keysOf = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(keysOf)
    : typeof value === 'object' && value !== null
      ? Object.entries(value).map(([key, below]) => [key, keysOf(below)])
      : undefined

/** Errors without their order, which is that of the answers. */
const sorted = (result: ExecutionResult): unknown => {
  const errors = (result.errors ?? []).map(({ message, path }) => JSON.stringify({ message, path })).sort()
  return { data: JSON.parse(JSON.stringify(result.data)), errors }
}

describe('fetches of entities that go as one call', () => {
  it.each([0, 0.03])(
    'answer as they do alone, with %d of the fields failing',
    async faults => {
      const counts = { compared: 0, callsAlone: 0, calls: 0 }
      for (let seed = 1; seed <= SCHEMAS; seed++) {
        const graph = await randomGraph(seed, faults)
        if (!graph) continue
        const chance = chanceOf(seed * 7919)
        for (let drawn = 0; drawn < OPERATIONS; drawn++) {
          const { text, variables } = randomOperation(graph.schema, chance)
          const document = parse(text)
          if (validate(graph.schema, document).length > 0) continue
          const operation = await graph.compile(document, text)
          const { rounds, merge } = operation
          if (!rounds) continue
          let calls = 0
          const ask: Ask = async call => {
            calls++
            // Answers come in another order now and then.
            for (let ticks = hashOf(`${seed} ${call.body}`) % 4; ticks > 0; ticks--) await new Promise(setImmediate)
            return replyWith(await graph.respond(call))
          }
          const alone = await executePlainly(operation, { variables, call: callThrough(ask), onInvalid })
          counts.callsAlone += calls
          calls = 0
          const merged = merging(ask, rounds, merge)
          const together = await executePlainly(operation, { variables, call: callThrough(merged), onInvalid })
          counts.calls += calls
          const about = `seed ${seed}: ${text}`
          expect({ about, result: sorted(together) }).toEqual({ about, result: sorted(alone) })
          counts.compared++
        }
      }
      expect(counts.compared).toBeGreaterThan(SCHEMAS)
      expect(counts.calls).toBeLessThan(counts.callsAlone * 0.95)
    },
    120_000,
  )
})

describe('an answer put together from bytes', () => {
  it('is what the plain path answers, where nothing is wrong', async () => {
    const { compared, spliced } = await compare(0, 0)
    expect(spliced).toBeGreaterThan(compared * 0.9)
  }, 120_000)

  it('is what the plain path answers, with nulls, errors and partial failures', async () => {
    const { compared, spliced } = await compare(0.03, 0)
    expect(spliced).toBeGreaterThan(compared * 0.6)
  }, 120_000)

  it('is what the plain path answers, whatever the answers look like', async () => {
    const { compared, spliced } = await compare(0.01, 0.3)
    expect(spliced).toBeGreaterThan(compared * 0.3)
  }, 120_000)
})
