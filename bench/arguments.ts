import { parseArgs } from 'node:util'

export class WrongArgument extends Error {}

const parts = ['requests', 'growth', 'renewals', 'import', 'start'] as const
type Part = (typeof parts)[number]

export interface Arguments {
  readonly parts: readonly Part[]
  /** How many services the two systems have that are compared. */
  readonly sizes: { readonly small: number; readonly large: number }
  /** Alternating rounds of requests. */
  readonly rounds: number
  /** Requests of each kind in a round. */
  readonly requests: number
  /** Clients at once. */
  readonly concurrency: number
  /** Whether the data directories are left for the next time. */
  readonly keep: boolean
}

const usage = `Usage: npm run bench -- [options]

  --quick             2,000 and 20,000 services, few rounds: a look in a few minutes
  --only PART         ${parts.join(', ')}; may be given more than once
  --sizes A,B         services of the two systems that are compared; default 10000,1000000
  --rounds N          alternating rounds of requests; default 9
  --requests N        requests of each kind in a round; default 300
  --concurrency N     clients at once; default 1
  --keep              leaves the seeded data directories for the next time (always so where PERENNIAL_BENCH_DATA is set)

PERENNIAL_BENCH_DATA  where the data directories of the systems are made and looked for; default: a temporary directory`

const options = {
  quick: { type: 'boolean', default: false },
  only: { type: 'string', multiple: true },
  sizes: { type: 'string' },
  rounds: { type: 'string' },
  requests: { type: 'string' },
  concurrency: { type: 'string' },
  keep: { type: 'boolean', default: false },
} as const

/** @throws WrongArgument naming what is wrong. */
export function readArguments(args: string[]): Arguments {
  const given = parse(args)
  const count = (name: 'rounds' | 'requests' | 'concurrency', byDefault: number): number =>
    given[name] === undefined ? byDefault : number(`--${name}`, given[name])
  const wanted = given.only ?? parts
  const unknown = wanted.find(part => !parts.some(known => known === part))
  if (unknown !== undefined) throw new WrongArgument(`There is no part ${unknown}.\n\n${usage}`)
  const [small, large] = (given.sizes ?? (given.quick ? '2000,20000' : '10000,1000000'))
    .split(',')
    .map(text => number('--sizes', text))
  if (small === undefined || large === undefined) throw new WrongArgument(`--sizes takes two numbers.\n\n${usage}`)
  return {
    parts: parts.filter(part => wanted.includes(part)),
    sizes: { small, large },
    rounds: count('rounds', given.quick ? 5 : 9),
    requests: count('requests', given.quick ? 150 : 300),
    concurrency: count('concurrency', 1),
    keep: given.keep || Boolean(process.env['PERENNIAL_BENCH_DATA']),
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options }).values
  } catch (error) {
    throw new WrongArgument(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
  }
}

function number(name: string, text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new WrongArgument(`${name} takes whole numbers.\n\n${usage}`)
  return value
}
