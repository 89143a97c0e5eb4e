import { parseArgs } from 'node:util'
import { parseId } from '../services/shared/domain/ids'
import { SettingsError } from '../services/shared/runtime/env'
import { errorCode } from './errorCode'
import type { GatewaySettings } from './env'
import { readGatewaySettings } from './env'
import { signAccessToken } from './issuer/accessToken'
import { issuerKeys } from './issuer/keys'
import { issuerAt, recordedIssuer } from './issuer/name'
import type { Person } from './issuer/people'
import { API_SCOPES, people } from './issuer/people'

const usage = `npm run token -- --account ID… [--scope "SCOPE…"] [--ttl TIME]

  --account  an account's id (acc_…), or ${people.map(({ id }) => id).join(', ')}; given several times, as many tokens
  --scope    what the token may do; default: ${API_SCOPES.join(' ')}
  --ttl      how long it is good for: 90s, 15m, 12h, 7d; default 12h

The last line printed is the token.`

/** What was asked for cannot be done, and why; said without a stack. */
class UsageError extends Error {}

const secondsIn: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 }

function readLifetime(text: string): number {
  const [, count, unit] = /^(\d{1,6})([smhd])$/.exec(text) ?? []
  const seconds = Number(count) * (secondsIn[unit ?? ''] ?? NaN)
  if (!(seconds > 0)) throw new UsageError(`--ttl ${text} is no length of time. Examples: 90s, 15m, 12h, 7d`)
  return seconds
}

function readPerson(text: string): Pick<Person, 'subject' | 'role'> {
  const named = people.find(({ id }) => id === text)
  if (named) return named
  if (!parseId('acc', text))
    throw new UsageError(
      `--account ${text} is no account: it should be acc_ and 32 hex digits, or ${people.map(({ id }) => id).join(', ')}`,
    )
  return { subject: text, role: 'account' }
}

/** An unknown scope is refused rather than signed: it would open nothing, and leave one wondering why. */
function readScopes(given: readonly string[]): string[] {
  const scopes = given.flatMap(text => text.split(/[\s,]+/)).filter(Boolean)
  const unknown = scopes.filter(scope => !API_SCOPES.some(known => known === scope))
  if (unknown.length > 0)
    throw new UsageError(`There is no scope ${unknown.join(', ')}. There are: ${API_SCOPES.join(', ')}`)
  return scopes
}

/** The name under which tokens are taken: what the environment says, or else what the gateway last went by. */
function issuerName({ PUBLIC_URL, PORT, DATA_DIR }: GatewaySettings, source: NodeJS.ProcessEnv): string {
  const said = PUBLIC_URL ?? (source['PORT'] ? `http://localhost:${PORT}` : undefined)
  const recorded = said ? undefined : recordedIssuer(DATA_DIR)
  return recorded ?? issuerAt(said ?? `http://localhost:${PORT}`)
}

/**
 * The token that was asked for; for several accounts a line each.
 * @throws UsageError or SettingsError, with what to do about it.
 */
export async function makeToken(args: readonly string[], source: NodeJS.ProcessEnv): Promise<string> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      account: { type: 'string', multiple: true },
      scope: { type: 'string', multiple: true },
      ttl: { type: 'string', default: '12h' },
    },
  })
  if (!values.account) throw new UsageError('--account is missing')
  const persons = values.account.map(readPerson)
  const settings = readGatewaySettings(source)
  if (settings.OIDC_ISSUER)
    throw new UsageError(`OIDC_ISSUER is set: tokens come from ${settings.OIDC_ISSUER}, this command cannot make them.`)
  const request = {
    issuer: issuerName(settings, source),
    audience: settings.OIDC_AUDIENCE,
    clientId: settings.OIDC_CLIENT_ID,
    scopes: values.scope ? readScopes(values.scope) : API_SCOPES,
    now: new Date(),
    lifetimeSeconds: readLifetime(values.ttl),
  }
  const keys = await issuerKeys(settings.DATA_DIR)
  const tokens = await Promise.all(persons.map(person => signAccessToken({ ...request, person }, keys)))
  return tokens.join('\n')
}

const isWrongArgument = (error: unknown): error is Error =>
  error instanceof UsageError || (error instanceof TypeError && errorCode(error)?.startsWith('ERR_PARSE_ARGS') === true)

if (require.main === module) {
  makeToken(process.argv.slice(2), process.env).then(
    token => process.stdout.write(`${token}\n`),
    (error: unknown) => {
      const text = isWrongArgument(error)
        ? `${error.message}\n\n${usage}`
        : error instanceof SettingsError
          ? error.message
          : String(error)
      process.stderr.write(`${text}\n`)
      process.exitCode = 1
    },
  )
}
