import { domainToASCII } from 'node:url'
import type { ResourceKind } from '../../shared/domain/events'
import type { Result } from '../../shared/domain/result'
import { ok, refuse } from '../../shared/domain/result'

export interface NameRefusal {
  readonly code: 'INVALID_NAME'
  readonly name: string
}

const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/
const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/

/** Names under the provider's own domain are given, never chosen. */
const isOurs = (name: string, ownDomain: string): boolean => name === ownDomain || name.endsWith(`.${ownDomain}`)

/** A domain name as the DNS has it, in ASCII; refused when it is none that a customer may have. */
export function domainName(text: string, ownDomain: string): Result<string, NameRefusal> {
  const name = domainToASCII(text.trim().replace(/\.$/, '')).toLowerCase()
  const labels = name.split('.')
  const wellFormed = labels.length >= 2 && name.length <= 253 && labels.every(part => label.test(part))
  // The last label of an IPv4 address is a number, and no top-level domain is.
  if (!wellFormed || /^\d+$/.test(labels.at(-1) ?? '') || isOurs(name, ownDomain))
    return refuse({ code: 'INVALID_NAME', name: text })
  return ok(name)
}

/** A domain name under the top-level domain that was bought; `shop` alone means `shop.fr` then. */
export function registrableName(text: string, topLevel: string | null, ownDomain: string): Result<string, NameRefusal> {
  if (topLevel === null) return domainName(text, ownDomain)
  const name = domainName(text.includes('.') ? text : `${text.trim()}.${topLevel}`, ownDomain)
  return name.ok && !name.value.endsWith(`.${topLevel}`) ? refuse({ code: 'INVALID_NAME', name: text }) : name
}

/** An address of a mailbox. */
export function mailAddress(text: string, ownDomain: string): Result<string, NameRefusal> {
  const at = text.lastIndexOf('@')
  const local = text.slice(0, Math.max(0, at)).trim().toLowerCase()
  const domain = domainName(text.slice(at + 1), ownDomain)
  if (at < 1 || local.length > 64 || !localPart.test(local) || !domain.ok)
    return refuse({ code: 'INVALID_NAME', name: text })
  return ok(`${local}@${domain.value}`)
}

/** Numbers begin with seven digits, as those of machines that have always been there do. */
const FIRST = 1_000_000

const given: Readonly<Record<ResourceKind, (number: number, ownDomain: string) => string>> = {
  Server: (number, ownDomain) => `ns${number}.${ownDomain}`,
  Domain: (number, ownDomain) => `domain${number}.${ownDomain}`,
  WebHosting: (number, ownDomain) => `web${number}.${ownDomain}`,
  Mailbox: (number, ownDomain) => `mailbox${number}@mail.${ownDomain}`,
  Instance: (number, ownDomain) => `instance${number}.${ownDomain}`,
  PhoneLine: number => `line${number}`,
}

/** The name that a resource gets when none was chosen; different slots give different names. */
export const givenName = (kind: ResourceKind, slot: number, ownDomain: string): string =>
  given[kind](FIRST + slot, ownDomain)

/** A phone number of a slot, E.164, under 999: a country code that belongs to nobody. */
export const phoneNumber = (slot: number): string => `+999${String(slot).padStart(9, '0')}`
