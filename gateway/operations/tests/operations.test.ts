import { buildSchema } from 'graphql'
import { readGatewaySettings } from '../../env'
import { documentLimits } from '../../limits/settings'
import type { Planner } from '../../planning/planner'
import { PlannerUnavailable } from '../../planning/planner'
import { compileOperation } from '../../execution/operation'
import { createTypeTest } from '../../execution/types'
import { createOperations } from '../operations'

const schema = buildSchema('type Query { a: Int b: Int deep: Query at(id: ID): Int } type Subscription { a: Int }')
const limits = documentLimits(readGatewaySettings({ NODE_ENV: 'test' }))
const isA = createTypeTest(schema)

function prepared(plan: Planner['plan'] = async () => undefined) {
  const planned: string[] = []
  const failures: unknown[] = []
  const operations = createOperations({
    rules: { schema, maxTokens: 4000, limits, introspection: true },
    planner: {
      plan: (document, name, options) => {
        planned.push(document)
        return plan(document, name, options)
      },
      close: async () => undefined,
    },
    compile: ({ document, definition }) => compileOperation(document, definition, undefined, { schema, isA }),
    compileChecks: () => () => undefined,
    onFailure: error => failures.push(error),
  })
  return { operations, planned, failures }
}

describe('a text that a client sends', () => {
  it('is prepared once, and found from then on', async () => {
    const { operations, planned } = prepared()
    expect(operations.known('{ a }', undefined)).toBeUndefined()
    const first = await operations.prepare('{ a }', undefined)
    expect(first.kind).toBe('prepared')
    expect(operations.known('{ a }', undefined)).toBe(first)
    expect(await operations.prepare('{ a }', undefined)).toBe(first)
    expect(planned).toHaveLength(1)
  })

  it('is planned once however many send it at the same time', async () => {
    const { operations, planned } = prepared(() => new Promise(resolve => setTimeout(() => resolve(undefined), 20)))
    const all = await Promise.all(Array.from({ length: 50 }, () => operations.prepare('{ a }', undefined)))
    expect(new Set(all).size).toBe(1)
    expect(planned).toHaveLength(1)
  })

  it('is planned once whatever its literals, and each keeps its own', async () => {
    const { operations, planned } = prepared()
    for (const id of ['1', '2', '3']) {
      const operation = await operations.prepare(`{ at(id: "${id}") }`, undefined)
      if (operation.kind !== 'prepared') throw new Error('refused')
      expect(operation.coerce({})).toEqual({ _literal0: id })
      expect(operation.coerce({ _literal0: 'forged' })).toEqual({ _literal0: id })
    }
    expect(planned).toHaveLength(1)
  })

  it('holds several operations, each planned when it is asked for', async () => {
    const { operations, planned } = prepared()
    const text = 'query A { a } query B { b }'
    const [a, b, none, unnamed] = await Promise.all(
      ['A', 'B', 'C', undefined].map(name => operations.prepare(text, name)),
    )
    expect([a?.kind, b?.kind, none?.kind, unnamed?.kind]).toEqual(['prepared', 'prepared', 'refused', 'refused'])
    expect(planned).toHaveLength(2)
  })

  it.each([
    ['cannot be read', '{ a'],
    ['is not valid', '{ c }'],
    ['is too deep', `${'{ deep '.repeat(30)}{ a }${' }'.repeat(30)}`],
  ])('is refused and remembered when it %s', async (_, text) => {
    const { operations, planned } = prepared()
    const refused = await operations.prepare(text, undefined)
    expect(refused).toMatchObject({ kind: 'refused', status: 400 })
    expect(operations.known(text, undefined)).toBe(refused)
    expect(planned).toEqual([])
  })

  it('is refused when it subscribes: there is no single answer', async () => {
    const { operations } = prepared()
    expect(await operations.prepare('subscription { a }', undefined)).toMatchObject({ kind: 'refused', status: 400 })
  })

  it('may be sent again when no plan could be made for now', async () => {
    let busy = true
    const { operations, failures } = prepared(async () => {
      if (busy) throw new PlannerUnavailable()
      return undefined
    })
    expect(await operations.prepare('{ a }', undefined)).toMatchObject({
      status: 503,
      headers: { 'retry-after': '1' },
    })
    busy = false
    expect((await operations.prepare('{ a }', undefined)).kind).toBe('prepared')
    expect(failures).toEqual([])
  })

  it('is not planned again when that has failed', async () => {
    const { operations, planned, failures } = prepared(() => Promise.reject(new Error('no way')))
    for (let sent = 0; sent < 5; sent++)
      expect(await operations.prepare('{ a }', undefined)).toMatchObject({ kind: 'refused', status: 500 })
    expect(planned).toHaveLength(1)
    expect(failures).toHaveLength(1)
  })
})

describe('what is kept', () => {
  const heap = (): number => {
    global.gc?.()
    return process.memoryUsage().heapUsed / 1024 / 1024
  }

  it('is bounded in number, good or bad', async () => {
    const { operations } = prepared()
    for (let n = 0; n < 5000; n++) await operations.prepare(`query Q${n} { a }`, undefined)
    for (let n = 0; n < 2000; n++) await operations.prepare(`query Q${n} { c }`, undefined)
    expect(operations.prepared(10_000).length).toBeLessThanOrEqual(2000)
    expect(operations.known('query Q4999 { a }', undefined)?.kind).toBe('prepared')
    expect(operations.known('query Q0 { a }', undefined)).toBeUndefined()
    expect(operations.known('query Q0 { c }', undefined)).toBeUndefined()
  })

  it('is bounded in size: texts of 1 MB are not kept by the thousand', async () => {
    const { operations } = prepared()
    const long = (n: number): string => `query Q${n} { a } # ${'x'.repeat(1024 * 1024)}`
    const before = heap()
    for (let n = 0; n < 100; n++) await operations.prepare(long(n), undefined)
    expect(operations.prepared(1000).length).toBeLessThan(20)
    expect(heap() - before).toBeLessThan(100)
  })

  it('keeps what is used while others come and go', async () => {
    const { operations } = prepared()
    const text = 'query Used { a }'
    await operations.prepare(text, undefined)
    for (let n = 0; n < 5000; n++) {
      await operations.prepare(`query Q${n} { a }`, undefined)
      expect(operations.known(text, undefined)?.kind).toBe('prepared')
    }
  })
})
