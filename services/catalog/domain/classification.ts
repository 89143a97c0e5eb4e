import type { ResourceKind, Universe } from '../../shared/domain/events'
import type { Json, JsonObject } from './numeral'
import { at, isObject, textAt } from './numeral'

/** Where an offer belongs. */
export interface Classification {
  readonly universe: Universe
  readonly range: string
  readonly brand: string
  readonly resourceKind: ResourceKind
}

/** What a catalogue says about an offer that tells where it belongs. */
export interface Signs {
  readonly code: string
  readonly name: string
  readonly family: string | null
  readonly product: string | null
  readonly technical: JsonObject | null
  readonly commercial: Json
}

/** Catalogues name a range in several ways; its code is the one on the invoice. */
const rangeAliases = new Map([
  ['kimsufi', 'KS'],
  ['ks', 'KS'],
  ['soyoustart', 'SYS'],
  ['sys', 'SYS'],
  ['rise', 'RISE'],
])

const brands = new Map([
  ['KS', 'Kimsufi'],
  ['SYS', 'So you Start'],
  ['RISE', 'Rise'],
])

const universes: Readonly<Record<ResourceKind, Universe>> = {
  Server: 'INFRASTRUCTURE',
  Domain: 'WEB',
  WebHosting: 'WEB',
  Mailbox: 'WEB',
  Instance: 'CLOUD',
  PhoneLine: 'TELECOM',
}

/** The first that is found among the names of the technical data, or else as a word in what the offer is called, decides. */
const kinds: readonly (readonly [ResourceKind, technical: readonly string[], words: RegExp])[] = [
  ['Server', ['server'], /\b(server|baremetal|dedicated)/],
  ['WebHosting', ['hosting', 'webhosting'], /\b(web ?)?hosting/],
  ['Mailbox', ['mailbox', 'mail', 'email'], /\b(e?mail|mailbox|exchange|smtp)/],
  ['Domain', ['domain', 'tld'], /\b(domains?|tld|dns)\b/],
  [
    'Instance',
    ['instance', 'volume', 'objectStorage'],
    /\b(instance|vps|cloud|volume|snapshot|kubernetes|object storage)/,
  ],
  [
    'PhoneLine',
    ['phone', 'line', 'telephony', 'sip', 'xdsl'],
    /\b(phone|telephony|voip|sip|telecom|xdsl|fib(er|re)|fax|sms)\b/,
  ],
]

function kindOf({ code, name, family, product, technical, commercial }: Signs): ResourceKind {
  const byData = kinds.find(([, keys]) => keys.some(key => technical && Object.hasOwn(technical, key)))
  if (byData) return byData[0]
  const called = [textAt(commercial, 'line'), textAt(commercial, 'brick'), family, product, code, name]
    .filter(word => word !== null)
    .join(' ')
    .toLowerCase()
    .replace(/[-_.]/g, ' ')
  return kinds.find(([, , words]) => words.test(called))?.[0] ?? 'Server'
}

/** `KS` of "KS-1 | …": what stands in capitals before the first dash, space or bar. */
const rangeInName = (name: string): string | undefined => /^([A-Z][A-Z0-9]+)(?=[-\s|]|$)/.exec(name)?.[1]

const asCode = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .toUpperCase()

const technicalRange = (technical: JsonObject | null): string | null => {
  for (const part of Object.values(technical ?? {})) {
    const range = isObject(part) ? textAt(part, 'range') : null
    if (range !== null) return range
  }
  return null
}

function rangeOf({ name, family, technical, commercial }: Signs): string {
  const stated = textAt(commercial, 'range') ?? technicalRange(technical)
  const alias = stated === null ? undefined : rangeAliases.get(stated.toLowerCase())
  if (alias !== undefined) return alias
  const named = rangeInName(name)
  if (named !== undefined && brands.has(named)) return named
  return (stated === null ? '' : asCode(stated)) || named || (family === null ? '' : asCode(family)) || 'OTHER'
}

const capitalised = (code: string): string => code.charAt(0) + code.slice(1).toLowerCase()

/** Universe, range and brand of an offer, and what is delivered for it. */
export function classify(signs: Signs): Classification {
  const range = rangeOf(signs)
  const resourceKind = kindOf(signs)
  return {
    universe: universes[resourceKind],
    range,
    brand: brandOf(range, at(signs.commercial, 'brand')),
    resourceKind,
  }
}

/** The brand that a range is sold under: the one that is stated, a known one, or the range's own name. */
function brandOf(range: string, stated?: Json): string {
  return typeof stated === 'string' && stated !== '' ? stated : (brands.get(range) ?? capitalised(range))
}
