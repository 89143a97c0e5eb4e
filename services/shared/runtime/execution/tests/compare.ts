/** Runs random operations through graphql-js and through what is compiled from them: `node --import tsx compare.ts MOOD FROM TO`. */
import { isDeepStrictEqual } from 'node:util'
import type { ExecutionResult, GraphQLSchema } from 'graphql'
import { buildSchema, execute, parse, validate } from 'graphql'
import type { Outcome } from '../operation'
import { compileOperation } from '../operation'
import type { Chance } from './chance'
import { chanceOf } from './chance'
import { randomOperation } from './randomOperation'
import { randomSchema, vocabulary } from './randomSchema'
import type { Mood } from './randomWorld'
import { createTurns, randomWorld } from './randomWorld'

/** The report's last line. */
export interface Compared {
  readonly compared: number
  readonly withErrors: number
  readonly nulled: number
  readonly different: readonly object[]
}

const moods: Readonly<Record<string, Mood>> = {
  /** Resolvers give at once. */
  sync: { trouble: 0.06, promised: 0, atOnce: false },
  /** Some promise, and each promise is kept at a time of its own. */
  turns: { trouble: 0.06, promised: 0.3, atOnce: false },
  /** Promises are kept before anyone asks: which of two errors comes first is then up to the engine's queue. */
  atOnce: { trouble: 0.06, promised: 0.3, atOnce: true },
}

interface Ran {
  readonly data: string | undefined
  readonly errors: readonly object[]
  readonly calls: readonly string[]
}

async function run(
  sdl: string,
  chance: Chance,
  mood: Mood,
  how: (schema: GraphQLSchema) => Outcome | Promise<Outcome>,
): Promise<Ran> {
  const turns = createTurns(chance)
  const { schema, calls } = randomWorld(sdl, chance, mood, turns)
  let ended = false
  const outcome = Promise.resolve(how(schema)).finally(() => (ended = true))
  await turns.run(() => ended)
  const { data, errors } = await outcome
  return { data, errors: errors.map(error => error.toJSON()), calls }
}

const outcomeOf = ({ data, errors = [] }: ExecutionResult): Outcome => ({
  data: data === undefined ? undefined : JSON.stringify(data),
  errors,
})

async function compare(seed: number, mood: Mood) {
  const chance = chanceOf(seed)
  const sdl = randomSchema(chanceOf(seed % 50))
  const schema = buildSchema(sdl)
  const { text, variables } = randomOperation(schema, vocabulary, chance)
  const document = parse(text)
  if (validate(schema, document).length > 0) return undefined
  const expected = await run(sdl, chance, mood, async schema =>
    outcomeOf(await execute({ schema, document, variableValues: variables })),
  )
  const found = await run(sdl, chance, mood, schema =>
    compileOperation(schema, document, undefined)({ context: undefined, variables }),
  )
  const same = mood.atOnce ? found.data === expected.data : isDeepStrictEqual(found, expected)
  return { same, expected, found, text, variables }
}

async function main([name = 'sync', from = '1', to = '300']: readonly string[]): Promise<Compared> {
  const mood = moods[name]
  if (!mood) throw new TypeError(`one of ${Object.keys(moods).join(', ')}`)
  let compared = 0
  let withErrors = 0
  let nulled = 0
  const different: object[] = []
  for (let seed = Number(from); seed <= Number(to); seed++) {
    const ran = await compare(seed, mood)
    if (!ran) continue
    compared++
    if (ran.expected.errors.length > 0) withErrors++
    if (ran.expected.data === 'null') nulled++
    if (!ran.same) different.push({ seed, ...ran })
  }
  return { compared, withErrors, nulled, different }
}

// graphql-js leaves some promises of a list that failed unheard.
process.on('unhandledRejection', () => undefined)

main(process.argv.slice(2)).then(
  report => void process.stdout.write(`${JSON.stringify(report)}\n`),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : String(error)}\n`)
    process.exitCode = 1
  },
)
