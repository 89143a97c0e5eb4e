import { parseArgs } from 'node:util'
import { usualAccounts } from '../../shared/seed/accountSizes'

/** What was asked for cannot be made; the message says why. */
export class SeedRefused extends Error {}

export interface SeedRequest {
  readonly seed: string
  readonly services: number
  readonly accounts: number
  /** The present of the world that is made. */
  readonly now: Date
  /** Whether the invariants are verified afterwards. */
  readonly check: boolean
}

const usage = `Usage: npm run seed -- --services N [--accounts M] [--seed WORD] [--at INSTANT] [--check]

  --services   how many services, 1 to 10000000
  --accounts   of how many customers; left out: as many as such services usually have
  --seed       the same word makes the same world again; default: perennial
  --at         the present of that world, RFC 3339; its past is the 14 months before; default: now
  --check      verifies afterwards all that must hold for the whole of it`

const options = {
  services: { type: 'string' },
  accounts: { type: 'string' },
  seed: { type: 'string', default: 'perennial' },
  at: { type: 'string' },
  check: { type: 'boolean', default: false },
} as const

/** @throws SeedRefused naming what is wrong. */
export function readRequest(args: string[]): SeedRequest {
  const given = parse(args)
  const services = count('--services', given.services)
  const now = given.at === undefined ? new Date() : new Date(given.at)
  if (Number.isNaN(now.getTime())) throw new SeedRefused(`--at ${given.at} is no instant.\n\n${usage}`)
  if (!/^[A-Za-z0-9_-]{1,40}$/.test(given.seed))
    throw new SeedRefused(`--seed is a word of letters and digits.\n\n${usage}`)
  const accounts = given.accounts === undefined ? usualAccounts(services) : count('--accounts', given.accounts)
  return { seed: given.seed, services, accounts, now, check: given.check }
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options }).values
  } catch (error) {
    throw new SeedRefused(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
  }
}

function count(option: string, text: string | undefined): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1 || number > 10_000_000)
    throw new SeedRefused(`${option} must be a number from 1 to 10000000.\n\n${usage}`)
  return number
}
