import { Supergraph } from '@apollo/federation-internals'
import { composeServices } from '@apollo/composition'
import { buildSubgraphSchema } from '@apollo/subgraph'
import type { GraphQLSchema, OperationDefinitionNode } from 'graphql'
import { GraphQLError, Kind, OperationTypeNode, execute, parse, print, validate } from 'graphql'
import type { Data } from '../../../execution/data'
import { getOwn, isObject, mergeInto } from '../../../execution/data'
import { execute as executeWhole } from '../../../execution/execute'
import { compileOperation } from '../../../execution/operation'
import type { Run, SubgraphAnswer } from '../../../execution/plan'
import { chanceOf } from '../../../execution/tests/chance'
import { installRandomData } from '../../../execution/tests/randomData'
import { randomOperation } from '../../../execution/tests/randomOperation'
import { randomSubgraphs } from '../../../execution/tests/randomSubgraphs'
import type { TypeTest } from '../../../execution/types'
import { createTypeTest } from '../../../execution/types'
import type { Planner } from '../../../planning/planner'
import { answeredOnce } from '../../../planning/planner'
import { createPlanning } from '../../../planning/planning'
import { compileDeferred } from '../deferredOperation'
import type { DeferredAnswer, PartResult } from '../executeDeferred'
import { executeDeferred } from '../executeDeferred'
import { withRandomDefers } from './randomDefers'

const SCHEMAS = 6
const OPERATIONS = 40

interface World {
  readonly schema: GraphQLSchema
  readonly planner: Planner
  readonly isA: TypeTest
  readonly types: GraphQLSchema
  readonly call: Run['call']
}

function worldOf(seed: number, faults: number): World | undefined {
  const subgraphs = randomSubgraphs(chanceOf(seed))
  const composed = composeServices(
    subgraphs.map(({ name, sdl }) => ({ name, url: `http://${name}`, typeDefs: parse(sdl) })),
  )
  if (!composed.supergraphSdl) return undefined
  const schemas = new Map(
    subgraphs.map(({ name, sdl }) => {
      const schema = buildSubgraphSchema([{ typeDefs: parse(sdl) }])
      installRandomData(schema, seed, faults)
      return [name, schema]
    }),
  )
  const call: Run['call'] = async ({ subgraph, document, variables }) => {
    const schema = schemas.get(subgraph)
    if (!schema) throw new Error(`no subgraph ${subgraph}`)
    const variableValues = structuredClone(variables)
    const { data, errors } = await execute({ schema, document: parse(document), variableValues })
    const plain: SubgraphAnswer['data'] = JSON.parse(JSON.stringify(data ?? null))
    return { data: plain, errors: (errors ?? []).map(error => error.toJSON()) }
  }
  const supergraph = Supergraph.build(composed.supergraphSdl, { validateSupergraph: false })
  const types = supergraph.schema.toGraphQLJSSchema()
  return {
    schema: supergraph.apiSchema().toGraphQLJSSchema({ includeDefer: true }),
    planner: createPlanning(supergraph),
    isA: createTypeTest(types),
    types,
    call,
  }
}

const onInvalid = (path: readonly (string | number)[]): GraphQLError => new GraphQLError('invalid', { path })

const valueAt = (data: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (Array.isArray(value) ? value[Number(key)] : isObject(value) ? getOwn(value, String(key)) : null),
    data,
  )

/** Puts the parts together as a client does. */
async function assembled({ first, later }: DeferredAnswer): Promise<{ data: unknown; parts: PartResult[] }> {
  const data: unknown = structuredClone(first.data)
  const parts: PartResult[] = []
  let { hasNext } = first
  for await (const result of later) {
    expect(hasNext).toBe(true)
    hasNext = result.hasNext
    for (const part of result.incremental ?? []) {
      parts.push(part)
      const target = valueAt(data, part.path)
      if (!isObject(target)) throw new Error(`a part about what was not sent: ${part.path.join('.')}`)
      if (part.data) mergeInto(target, structuredClone(part.data))
    }
  }
  expect(hasNext).toBe(false)
  return { data, parts }
}

describe('an answer in parts', () => {
  it.each([
    ['data without faults: put together it is the whole answer', 0],
    ['nulls, errors and failures: every part stands for itself', 0.08],
  ])(
    '%s',
    async (_, faults) => {
      let compared = 0
      let inParts = 0
      for (let seed = 1; seed <= SCHEMAS; seed++) {
        const world = worldOf(seed, faults)
        if (!world) continue
        const chance = chanceOf(seed * 104_729)
        for (let drawn = 0; drawn < OPERATIONS; drawn++) {
          const drawnOperation = randomOperation(world.schema, chance)
          const document = withRandomDefers(parse(drawnOperation.text, { noLocation: true }), chance)
          const text = print(document)
          const operation = operationIn(parse(text))
          if (operation.operation !== OperationTypeNode.QUERY || validate(world.schema, document).length > 0) continue
          const variables: Data = { ...drawnOperation.variables, other: true }
          const context = { schema: world.schema, isA: world.isA, types: world.types, planner: world.planner }
          const deferred = await compileDeferred(parse(text), operation, name => variables[name] === true, context)
          if (!deferred) continue
          const plan = answeredOnce(await world.planner.plan(text, 'Random'))
          const requested = { variables, call: world.call, onInvalid }
          const whole = await executeWhole(compileOperation(parse(text), operation, plan, context), requested)
          const signal = new AbortController().signal
          const { data, parts } = await assembled(await executeDeferred(deferred, { ...requested, signal }))
          const about = `seed ${seed}: ${text}`
          if (faults === 0)
            expect({ about, data: sorted(data) }).toEqual({
              about,
              data: sorted(JSON.parse(JSON.stringify(whole.data))),
            })
          for (const { data: sent, errors = [], path } of parts) {
            if (sent === null) expect({ about, path, errors: errors.length }).not.toEqual({ about, path, errors: 0 })
          }
          compared++
          if (parts.length > 0) inParts++
        }
      }
      expect(inParts).toBeGreaterThan(compared / 3)
      expect(compared).toBeGreaterThan(SCHEMAS * OPERATIONS * 0.2)
    },
    120_000,
  )
})

const operationIn = ({ definitions }: ReturnType<typeof parse>): OperationDefinitionNode => {
  const operation = definitions.find(node => node.kind === Kind.OPERATION_DEFINITION)
  if (!operation) throw new Error('no operation')
  return operation
}

/** Parts come in an order of their own, and so do their keys. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map(key => [key, sorted(value[key])]),
  )
}
