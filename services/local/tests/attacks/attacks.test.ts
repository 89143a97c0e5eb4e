import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Attack } from './attack'
import { withstand } from './always'
import { straight } from './subgraph'
import { startSystem } from './system'
import type { System } from './system'
import { crossing } from './crossing'
import { events } from './events'
import { leaks } from './leaks'
import { overload } from './overload'
import { parsing } from './parsing'
import { transport } from './transport'
import { values } from './values'
import { waiting } from './waiting'

const all: readonly (readonly [string, readonly Attack[]])[] = [
  ['transport', transport],
  ['parsing', parsing],
  ['overload', overload],
  ['leaks', leaks],
  ['account crossing', crossing],
  ['straight to a subgraph', straight],
  ['injection and values', values],
  ['incoming events', events],
]

let system: System

beforeAll(async () => {
  system = await startSystem()
}, 60_000)
afterAll(() => system?.close())

describe.each(all)('%s', (_, attacks) => {
  it.each(attacks.map(attack => [`${attack.line}: ${attack.name}`, attack] as const))(
    '%s',
    (__, attack) => withstand(system, attack),
    120_000,
  )
})

/** Tests of the gateway itself that are named after a line: tokens, and what no whole system can be made to do. */
const elsewhere = ['tokens', 'errors'].flatMap(name => {
  const text = readFileSync(join(__dirname, `../../../../gateway/tests/${name}.test.ts`), 'utf8')
  return [...text.matchAll(/\bit(?:\.each\([^`]*?\))?\(\s*'(\d+)(?:, (\d+))?: /g)].flatMap(([, ...lines]) =>
    lines.map(Number),
  )
})

describe('the list of attacks', () => {
  const tested = new Set([...all.flatMap(([, attacks]) => attacks.map(({ line }) => line)), ...elsewhere])

  it('is tested line by line, or waits for what does not exist yet', () => {
    for (const [line, why] of Object.entries(waiting)) process.stdout.write(`waiting: ${line} ${why}\n`)
    const lines = Array.from({ length: 118 }, (_, index) => index + 1)
    expect(lines.filter(line => !tested.has(line) && !(line in waiting))).toEqual([])
    expect(Object.keys(waiting).filter(line => tested.has(Number(line)))).toEqual([])
  })
})
