import type { IncomingHttpHeaders } from 'node:http'

/** An application that asks, as it calls itself: nothing is granted for it. */
export interface Client {
  readonly name: string
  readonly version: string
}

/** Gives one and the same object for one client. */
export type ClientOf = (headers: IncomingHttpHeaders) => Client

/** Names and versions come from clients: so many are told apart, all others are `other`. */
const names = 30
const versionsOfOne = 10

const wellFormed = /^[\w.@/+ -]{1,64}$/

const first = (header: string | string[] | undefined): string | undefined =>
  typeof header === 'string' ? header : undefined

/** Reads `apollographql-client-name` and `-version`, or `x-client-name` and `-version`. */
export function createClients(): ClientOf {
  const known = new Map<string, Map<string, Client>>()

  const within = (map: ReadonlyMap<string, unknown>, most: number, text: string | undefined): string => {
    if (text === undefined || text === '') return 'unknown'
    return map.has(text) || (map.size < most && wellFormed.test(text)) ? text : 'other'
  }

  return headers => {
    const name = within(known, names, first(headers['apollographql-client-name'] ?? headers['x-client-name']))
    const versions = known.get(name) ?? new Map<string, Client>()
    known.set(name, versions)
    const given = first(headers['apollographql-client-version'] ?? headers['x-client-version'])
    const version = name === 'other' ? 'other' : within(versions, versionsOfOne, given)
    const client = versions.get(version) ?? { name, version }
    versions.set(version, client)
    return client
  }
}
