/** Creates a customer's account with a saved payment method: `npm run accounts -- create …`. */
import { parseArgs } from 'node:util'
import type { Currency } from '../../shared/domain/currency'
import { parseCurrency } from '../../shared/domain/currency'
import type { AccountId } from '../../shared/domain/ids'
import { parseId } from '../../shared/domain/ids'
import type { CreateAccountInput } from '../actions/inputs'
import type { CommandTools } from './command'
import { CommandError, runCommand, say } from './command'

const usage = `Usage: npm run accounts -- create --name NAME --email ADDRESS --subsidiary FR [options]

  --id acc_…            the account's id (made when left out)
  --currency EUR        default: the subsidiary's
  --language fr         default: the subsidiary's
  --time-zone ZONE      IANA; default: the subsidiary's
  --tax-id ID
  --billing-day DAY     1 to 31; default: each service keeps the day of its order
  --method REF          what the payment provider knows a saved method by; more than one may be given, the first is the
                        default (the sandbox knows test_visa, test_sepa_debit, test_declined, …)

Prints the account's id on its last line.`

const options = {
  id: { type: 'string' },
  name: { type: 'string' },
  email: { type: 'string' },
  subsidiary: { type: 'string' },
  currency: { type: 'string' },
  language: { type: 'string' },
  'time-zone': { type: 'string' },
  'tax-id': { type: 'string' },
  'billing-day': { type: 'string' },
  method: { type: 'string', multiple: true },
} as const

interface Wanted {
  readonly account: CreateAccountInput
  readonly methods: readonly string[]
}

/** What was asked for. @throws CommandError saying what is missing or wrong. */
function readArguments(args: readonly string[]): Wanted {
  const [command, ...rest] = args
  if (command !== 'create') throw new CommandError(usage)
  const given = parse(rest)
  const { name, email, subsidiary, language } = given
  if (!name || !email || !subsidiary) throw new CommandError(`--name, --email and --subsidiary are needed.\n\n${usage}`)
  return {
    account: {
      name,
      email,
      subsidiary,
      ...(given.id && { id: accountId(given.id) }),
      ...(given.currency && { currency: currencyOf(given.currency) }),
      ...(language && { language }),
      ...(given['time-zone'] && { timeZone: timeZone(given['time-zone']) }),
      ...(given['tax-id'] && { taxId: given['tax-id'] }),
      ...(given['billing-day'] && { billingDay: billingDay(given['billing-day']) }),
    },
    methods: given.method ?? [],
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options }).values
  } catch (error) {
    throw new CommandError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
  }
}

function accountId(text: string): AccountId {
  const id = parseId('acc', text)
  if (!id) throw new CommandError(`${text} is no account id: acc_ and 32 hexadecimal digits.`)
  return id
}

function currencyOf(text: string): Currency {
  const currency = parseCurrency(text)
  if (!currency) throw new CommandError(`${text} is no currency of ISO 4217.`)
  return currency
}

function timeZone(text: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone
  } catch {
    throw new CommandError(`${text} is no time zone, such as Europe/Paris.`)
  }
}

function billingDay(text: string): number {
  const day = Number(text)
  if (!Number.isInteger(day) || day < 1 || day > 31) throw new CommandError('--billing-day is 1 to 31.')
  return day
}

async function create({ account, methods }: Wanted, { actions, provider }: CommandTools): Promise<void> {
  // Asked before anything is written: an account without its payment method would be half made.
  for (const ref of methods)
    if (!(await provider.method(ref))) throw new CommandError(`The payment provider knows no method ${ref}.`)
  const id = await actions.createAccount(account)
  for (const providerRef of methods) await actions.addPaymentMethod({ accountId: id, providerRef })
  say(id)
}

void runCommand(() => {
  const wanted = readArguments(process.argv.slice(2))
  return { work: tools => create(wanted, tools) }
})
