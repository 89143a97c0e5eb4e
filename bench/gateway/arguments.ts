import { parseArgs } from 'node:util'
import { WrongArgument } from '../arguments'
import { gateways } from './gateways'

const parts = ['one', 'page', 'nested', 'shared', 'system', 'literals', 'cold', 'memory'] as const
type Part = (typeof parts)[number]

export interface Arguments {
  readonly parts: readonly Part[]
  readonly gateways: readonly string[]
  /** Alternating rounds. */
  readonly rounds: number
  /** How long a gateway is asked before its first round, until code is compiled and connections are open. */
  readonly warmUpSeconds: number
  /** How long each turn of a round is measured. */
  readonly seconds: number
  readonly connections: readonly number[]
  /** How many requests the memory is looked at for. */
  readonly requests: number
  /** Where V8's CPU profiles of our gateway go. */
  readonly profile: string | undefined
}

const usage = `Usage: npm run bench:gateway -- [options]

  --quick             64 connections only, short rounds: a look in less than three minutes
  --only PART         ${parts.join(', ')}; may be given more than once; default: all but memory
  --gateways A,B      ${gateways.map(({ name }) => name).join(', ')}; default: all
  --rounds N          alternating rounds; default 3
  --seconds N         of each turn; default 2
  --connections A,B   clients at once; default 1,16,64
  --requests N        of the part memory; default 1000000
  --profile DIR       V8's CPU profiles of our gateway, one a process; the figures are then lower`

const options = {
  quick: { type: 'boolean', default: false },
  only: { type: 'string', multiple: true },
  gateways: { type: 'string' },
  rounds: { type: 'string' },
  seconds: { type: 'string' },
  connections: { type: 'string' },
  requests: { type: 'string' },
  profile: { type: 'string' },
} as const

function parse(args: string[]) {
  try {
    return parseArgs({ args, options }).values
  } catch (error) {
    throw new WrongArgument(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
  }
}

function numbers(name: string, text: string): number[] {
  const values = text.split(',').map(Number)
  if (values.some(value => !(value > 0))) throw new WrongArgument(`--${name} takes numbers.\n\n${usage}`)
  return values
}

function known<Name extends string>(what: string, wanted: readonly string[], names: readonly Name[]): Name[] {
  const unknown = wanted.find(name => !names.some(one => one === name))
  if (unknown !== undefined) throw new WrongArgument(`There is no ${what} ${unknown}.\n\n${usage}`)
  return names.filter(name => wanted.includes(name))
}

/** @throws WrongArgument naming what is wrong. */
export function readArguments(args: string[]): Arguments {
  const given = parse(args)
  const { quick, profile } = given
  const number = (name: 'rounds' | 'seconds' | 'requests', byDefault: number): number =>
    numbers(name, given[name] ?? String(byDefault))[0] ?? byDefault
  const names = gateways.map(({ name }) => name)
  return {
    parts: known('part', given.only ?? parts.filter(part => part !== 'memory'), parts),
    gateways: known('gateway', given.gateways?.split(',') ?? names, names),
    warmUpSeconds: quick ? 1 : 2,
    rounds: number('rounds', quick ? 1 : 3),
    seconds: number('seconds', quick ? 1.5 : 2),
    connections: numbers('connections', given.connections ?? (quick ? '64' : '1,16,64')),
    requests: number('requests', 1_000_000),
    profile,
  }
}
