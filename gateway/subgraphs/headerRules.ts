import { readFileSync } from 'node:fs'
import type { IncomingHttpHeaders } from 'node:http'
import { z } from 'zod'
import { SettingsError } from '../../services/shared/runtime/env'

/** Ours, or about one connection, or about a body that is not passed on as it is: no rule touches them. */
const reserved = new RegExp(
  `^(${[
    'x-perennial-.*',
    'authorization|cookie|set-cookie|www-authenticate|proxy-.*',
    'host|connection|keep-alive|te|trailer|transfer-encoding|upgrade|expect|forwarded|x-forwarded-.*',
    'content-.*|accept|accept-encoding|cache-control|vary|date|age|server',
    'x-request-id|traceparent|tracestate|baggage',
    'strict-transport-security|referrer-policy|x-content-type-options|x-frame-options|access-control-.*|cross-origin-.*',
    'sec-.*|origin|__proto__',
  ].join('|')})$`,
)

const name = z
  .string()
  .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, 'is no name of a header')
  .transform(given => given.toLowerCase())
  .refine(given => !reserved.test(given), 'is not for rules: it belongs to the gateway, a connection or a body')

/** What a header's value may be, from a client too: nothing that ends a line. */
const wellFormed = /^[\t\x20-\x7e]{0,2000}$/
const value = z.string().regex(wellFormed, 'is no value of a header')

const rule = z.union([
  /** Passes a header on, under another name if one is given; `default` where there is none. */
  z.strictObject({ forward: name, as: name.optional(), default: value.optional() }),
  z.strictObject({ insert: name, value }),
  /** Takes away what an earlier rule has put there. */
  z.strictObject({ remove: name }),
])

const direction = z
  .strictObject({ all: z.array(rule).default([]), subgraphs: z.record(z.string(), z.array(rule)).default({}) })
  .default({ all: [], subgraphs: {} })

/** From clients to subgraphs. */
const headerRules = z.strictObject({ request: direction })

type Rule = z.infer<typeof rule>

export type HeaderRules = z.infer<typeof headerRules>

/** Makes the headers that go on out of those that came. */
export type PassHeaders = (given: IncomingHttpHeaders) => Record<string, string>

export const noHeaderRules: HeaderRules = headerRules.parse({})

/** @throws SettingsError when the file is no set of rules, naming what is wrong */
export function readHeaderRules(path: string): HeaderRules {
  let given: unknown
  try {
    given = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new SettingsError(`HEADER_RULES cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
  const read = headerRules.safeParse(given)
  if (!read.success) throw new SettingsError(`HEADER_RULES are wrong:\n${z.prettifyError(read.error)}`)
  return read.data
}

const apply = (one: Rule, given: IncomingHttpHeaders, made: Map<string, string>): void => {
  if ('insert' in one) made.set(one.insert, one.value)
  else if ('remove' in one) made.delete(one.remove)
  else {
    const found = given[one.forward]
    const text = Array.isArray(found) ? found.join(', ') : found
    const passed = text !== undefined && wellFormed.test(text) ? text : one.default
    if (passed !== undefined) made.set(one.as ?? one.forward, passed)
  }
}

/** Undefined when nothing goes on: the rules for all subgraphs come first, then those of the one. */
export function passHeaders({ all, subgraphs }: HeaderRules['request'], subgraph: string): PassHeaders | undefined {
  const rules = [...all, ...(Object.hasOwn(subgraphs, subgraph) ? (subgraphs[subgraph] ?? []) : [])]
  if (rules.length === 0) return undefined
  return given => {
    const made = new Map<string, string>()
    for (const one of rules) apply(one, given, made)
    return Object.fromEntries(made)
  }
}
