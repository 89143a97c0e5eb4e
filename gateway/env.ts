import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { dataDirectories } from '../services/shared/runtime/dataDirectory'
import { SettingsError, readEnv } from '../services/shared/runtime/env'
import { httpSettings } from './http/settings'
import { limitSettings } from './limits/settings'
import { streamingSettings } from './streaming/settings'
import { cacheSettings } from './cache/settings'
import { documentSettings } from './documents/settings'
import type { ResilienceSettings } from './subgraphs/resilience'
import { readResilience, resilienceSettings } from './subgraphs/resilience'

const root = resolve(__dirname, '..')

const text = z.string().min(1)
const milliseconds = z.coerce.number().int().min(1).max(600_000)
const bytes = z.coerce.number().int().min(1024)
const path = text.transform(given => resolve(given))
const origin = z.url({ protocol: /^https?$/ }).transform(given => given.replace(/\/+$/, ''))

const safeJson = (given: string): unknown => {
  try {
    return JSON.parse(given)
  } catch {
    return undefined
  }
}

const settings = z.object({
  /** `production` demands a real issuer, and hides the graph's shape: no introspection, no suggestions, no explorer. */
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  HOST: text.default('127.0.0.1'),
  /** 0 takes a free one. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  /** Where people reach the gateway; default `http://localhost:PORT`. The embedded issuer's address begins with it. */
  PUBLIC_URL: origin.optional(),
  /** `none` serves the graph to anybody and signs no call to a subgraph: to try a graph out. Never in production. */
  IDENTITY: z.enum(['required', 'none']).default('required'),
  /** The composed graph; read again whenever it changes. */
  SUPERGRAPH_PATH: path.default(resolve(root, 'schema/supergraph.graphql')),
  /** Operations that clients are expected to send, prepared before they do. Default: `operations` beside the graph. */
  OPERATIONS_PATH: path.optional(),
  /** Where the composed graph is fetched instead, and fetched again from time to time. */
  SUPERGRAPH_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** How often it is fetched. */
  SUPERGRAPH_POLL_MS: milliseconds.default(10_000),
  /** The built manager. */
  MANAGER_PATH: path.default(resolve(root, 'manager/dist')),
  /** The built explorer, GraphiQL; served outside of production only. */
  EXPLORER_PATH: path.default(resolve(root, 'manager/graphiql/dist')),
  /** The OpenID provider whose access tokens are taken. Not set: the embedded one, never in production. */
  OIDC_ISSUER: origin.optional(),
  /** What a token's `aud` must name. */
  OIDC_AUDIENCE: text.default('perennial'),
  /** Policies (`@policy`) that all of a role have, besides those in a token's `policies`: `{"operator":["audit"]}`. */
  POLICIES_BY_ROLE: text
    .default('{}')
    .transform(given => safeJson(given))
    .pipe(z.partialRecord(z.enum(['account', 'operator']), z.array(text))),
  /** The client id under which the manager signs people in. */
  OIDC_CLIENT_ID: text.default('perennial-manager'),
  /** Holds the embedded issuer's keys. Default: `gateway` in PERENNIAL_DATA, or in the data of this checkout. */
  DATA_DIR: path.optional(),
  /** Where `npm start` keeps everything. */
  PERENNIAL_DATA: path.optional(),
  ...resilienceSettings,
  ...documentSettings,
  ...cacheSettings,
  /** A file that says which headers of clients go on to which subgraph; without one, none does. */
  HEADER_RULES: path.optional(),
  /** The longest a connection to a subgraph may take. */
  SUBGRAPH_CONNECT_TIMEOUT_MS: milliseconds.default(1000),
  /** The largest answer that is taken from a subgraph. */
  SUBGRAPH_MAX_RESPONSE_BYTES: bytes.default(16 * 1024 * 1024),
  /** Whether a caller that asks the same twice at once causes one call to the subgraph. */
  SHARE_FETCHES: z.stringbool().default(true),
  ...httpSettings,
  ...limitSettings,
  ...streamingSettings,
})

/** How to reach one subgraph. */
interface SubgraphSettings {
  readonly url: string
  /** Not there when callers are not identified: then no call is signed. */
  readonly secret?: string
  readonly resilience: ResilienceSettings
}

export interface GatewaySettings extends Omit<
  z.infer<typeof settings>,
  'DATA_DIR' | 'OPERATIONS_PATH' | 'PERENNIAL_DATA'
> {
  readonly DATA_DIR: string
  readonly OPERATIONS_PATH: string
  readonly production: boolean
  /** Whether callers show who they are. */
  readonly identified: boolean
  /**
   * Where a subgraph of the supergraph is, and the secret that it knows us by: `NAME_URL` (default: what the supergraph
   * says) and `NAME_IDENTITY_SECRET`, so `CATALOG_URL`, `BILLING_IDENTITY_SECRET`, `INFRASTRUCTURE_URL`
   * and so on; and what is borne with from it, `NAME_TIMEOUT_MS` for instance.
   * When callers are not identified any graph may be served, whose names may be those of other variables: none is read.
   * @throws SettingsError when the secret is missing or too short, or the address is none.
   */
  readonly subgraph: (name: string, urlInSupergraph: string) => SubgraphSettings
}

/** The same place that `npm start` gives us, so that a gateway or a token command by itself shares its keys. */
function defaultDirectory(data: string | undefined): string {
  const { inCheckout, ofMachine } = dataDirectories(root)
  const candidates = (data ? [data] : [inCheckout, ofMachine]).map(directory => join(directory, 'gateway'))
  return candidates.find(existsSync) ?? candidates[0] ?? inCheckout
}

const variableOf = (name: string): string => name.toUpperCase().replace(/[^A-Z0-9]/g, '_')

/** @throws SettingsError naming each setting that is wrong or missing. */
export function readGatewaySettings(source: NodeJS.ProcessEnv = process.env): GatewaySettings {
  const { PERENNIAL_DATA, ...read } = readEnv(settings, source)
  const production = read.NODE_ENV === 'production'
  const identified = read.IDENTITY === 'required'
  if (production && !identified)
    throw new SettingsError(
      'IDENTITY=none (what --supergraph on the command line stands for) serves the graph to anybody and is refused in production. Set SUPERGRAPH_PATH or SUPERGRAPH_URL instead.',
    )
  if (production && !read.OIDC_ISSUER)
    throw new SettingsError(
      'OIDC_ISSUER is not set: the embedded OpenID provider signs anybody in and is refused in production.',
    )
  if (production && !read.PUBLIC_URL) throw new SettingsError('PUBLIC_URL is not set: production has no default.')
  return {
    ...read,
    DATA_DIR: read.DATA_DIR ?? defaultDirectory(PERENNIAL_DATA),
    OPERATIONS_PATH: read.OPERATIONS_PATH ?? join(dirname(read.SUPERGRAPH_PATH), 'operations'),
    production,
    identified,
    subgraph: (name, urlInSupergraph) => {
      if (!identified) return { url: urlInSupergraph, resilience: read }
      const variable = variableOf(name)
      const one = z.object({
        [`${variable}_URL`]: z.url({ protocol: /^https?$/ }).default(urlInSupergraph),
        [`${variable}_IDENTITY_SECRET`]: z.string().min(16, 'must be at least 16 characters'),
      })
      const given = readEnv(one, source)
      return {
        url: given[`${variable}_URL`] ?? '',
        secret: given[`${variable}_IDENTITY_SECRET`] ?? '',
        resilience: readResilience(variable, source, read),
      }
    },
  }
}
