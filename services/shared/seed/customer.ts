import type { SubsidiaryTerms } from '../domain/events'
import type { Chance } from './chance'
import { cultureOf } from './cultures'

export interface Customer {
  readonly name: string
  readonly email: string
  /** What its domains and hosts are named after: `martin-conseil`. */
  readonly stem: string
  /** The person behind it, as in a mail address: `camille.martin`. */
  readonly person: string
  readonly language: string
  readonly timeZone: string
  /** Null for a private person. */
  readonly taxId: string | null
}

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ'

const fill = (pattern: string, chance: Chance): string =>
  pattern.replace(/[#@]/g, sign => (sign === '#' ? String(chance.below(10)) : letters.charAt(chance.below(24))))

/** As a host name may have it: `Wiśniewski` is `wisniewski`. */
const asciiOf = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/ł/gi, 'l')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

/** A customer as there are some where the subsidiary sells. Mail goes to `.example`, which belongs to nobody. */
export function drawCustomer(subsidiary: SubsidiaryTerms, chance: Chance): Customer {
  const culture = cultureOf(subsidiary)
  const first = chance.pick(culture.firstNames)
  const last = chance.pick(culture.lastNames)
  const trade = chance.pick(culture.trades)
  const isCompany = chance.happens(0.6)
  const stem = asciiOf(isCompany ? `${last} ${trade}` : `${first} ${last}`)
  const person = `${asciiOf(first)}.${asciiOf(last)}`
  const other = <Item>(items: readonly Item[], share: number, usual: Item): Item =>
    items.length > 0 && chance.happens(share) ? chance.pick(items) : usual
  return {
    name: isCompany ? `${last} ${trade} ${chance.pick(culture.legalForms)}` : `${first} ${last}`,
    email: `${person}@${stem}.example`,
    stem,
    person,
    language: other(culture.otherLanguages, 0.15, subsidiary.language),
    timeZone: other(culture.otherTimeZones, 0.5, subsidiary.timeZone),
    taxId: isCompany ? fill(culture.taxId, chance) : null,
  }
}
