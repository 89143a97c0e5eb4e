import { buildSchema, parse } from 'graphql'
import type { Ask } from '../ask'
import { answer } from '../answer'
import { compileOperation } from '../operation'
import { createTypeTest } from '../types'
import { replyWith } from './reply'

const schema = buildSchema('type Query { a: Int b: Int }')

function operationOf(text: string, asked: string, coldRuns: number) {
  const document = parse(text)
  const [definition] = document.definitions
  if (definition?.kind !== 'OperationDefinition') throw new Error('no operation')
  return compileOperation(
    document,
    definition,
    {
      kind: 'Fetch',
      serviceName: 's',
      operation: asked,
      operationName: undefined,
      operationKind: definition.operation,
    },
    { schema, types: schema, isA: createTypeTest(schema), coldRuns },
  )
}

describe('an operation', () => {
  const onInvalid = () => new Error() as never
  const good: Ask = async () => replyWith(Buffer.from('{"data":{"a":1}}'))
  const bad: Ask = async () => replyWith(Buffer.from('{"data":{"a":null},"errors":[{"message":"no"}]}'))

  it('is answered from bytes once it has come often enough to be worth its code', async () => {
    const operation = operationOf('{ a }', '{a}', 2)
    const kinds = []
    for (let run = 0; run < 4; run++)
      kinds.push((await answer(operation, { variables: {}, ask: good, onInvalid })).kind)
    expect(kinds).toEqual(['result', 'result', 'bytes', 'bytes'])
  })

  it('is left to the plain path for a while when its answers are other than expected, and no longer', async () => {
    const operation = operationOf('{ a }', '{a}', 0)
    for (let run = 0; run < 30; run++)
      expect((await answer(operation, { variables: {}, ask: bad, onInvalid })).kind).toBe('result')
    const kinds: string[] = []
    for (let run = 0; run < 300; run++)
      kinds.push((await answer(operation, { variables: {}, ask: good, onInvalid })).kind)
    expect(kinds[0]).toBe('result')
    expect(kinds.at(-1)).toBe('bytes')
  })

  it.each([
    ['{"data":{"a":1}}', '{"data":{"a":1}}'],
    ['{"data":{"a":1}}\r\n', '{"data":{"a":1}}\r\n'],
  ])('that one subgraph answers alone is passed on as it came: %j', async (given, expected) => {
    const operation = operationOf('{ a }', '{a}', 0)
    const ask: Ask = async () => replyWith(Buffer.from(given))
    const answered = await answer(operation, { variables: {}, ask, onInvalid })
    expect(answered.kind === 'bytes' && answered.body.toString()).toBe(expected)
  })

  it('leaves out what only the planner has asked for', async () => {
    const operation = operationOf('{ a }', '{b a}', 0)
    const ask: Ask = async () => replyWith(Buffer.from('{"data":{"b":2,"a":1}}'))
    const answered = await answer(operation, { variables: {}, ask, onInvalid })
    expect(answered.kind === 'bytes' && answered.body.toString()).toBe('{"data":{"a":1}}')
  })

  it('is asked with each character as it was given', async () => {
    const bodies: string[] = []
    const ask: Ask = async ({ body }) => {
      bodies.push(Buffer.from(body, 'latin1').toString())
      return replyWith(Buffer.from('{"data":{"a":1}}'))
    }
    const operation = operationOf('{ a }', '{a # é€😀 }\n}', 0)
    await answer(operation, { variables: {}, ask, onInvalid })
    expect(bodies).toEqual([JSON.stringify({ query: '{a # é€😀 }\n}', variables: {} })])
  })
})
