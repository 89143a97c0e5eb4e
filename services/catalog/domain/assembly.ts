import type { Result } from '../../shared/domain/result'
import { ok, refuse } from '../../shared/domain/result'
import { digestOf } from './digest'
import { headFormat } from './format/head'
import type { RawPlan, RawProduct } from './format/plan'
import { planFamilyFormat, planFormat, productFormat } from './format/plan'
import { readPart } from './format/read'
import { plain } from './numeral'
import type { Published } from './offers'
import { toPlans } from './offers'
import type { CatalogVersion } from './plan'
import type { Problem } from './problem'

/** Lists of a catalogue that are taken apart while it is read. */
const sections = ['plans', 'addons', 'products', 'planFamilies'] as const
export type Section = (typeof sections)[number]

export const isSection = (name: unknown): name is Section => sections.some(section => section === name)

/** Beyond this many problems a file is simply not a catalogue. */
const mostProblems = 1000

/** Puts a catalogue together from its parts, in whatever order the file has them. */
export interface Assembly {
  /** Takes the next element of a list; what is wrong with it is remembered. */
  add(section: Section, element: unknown): void
  /**
   * Closes the catalogue.
   * @param rest the top level, with its lists empty.
   */
  finish(rest: unknown): Result<CatalogVersion, readonly Problem[]>
}

const codeOf = (element: unknown): string | null =>
  typeof element === 'object' && element !== null && 'planCode' in element && typeof element.planCode === 'string'
    ? element.planCode
    : null

const fingerprint = (element: unknown): string => digestOf(JSON.stringify(plain(element)))

export function createAssembly(): Assembly {
  const problems: Problem[] = []
  const offers: Record<'plans' | 'addons', Published<RawPlan>[]> = { plans: [], addons: [] }
  const products = new Map<string, Published<RawProduct>>()
  const planFamilies: string[] = []
  const codes = new Set<string>()
  const seen: Record<Section, number> = { plans: 0, addons: 0, products: 0, planFamilies: 0 }

  const report = (plan: string | null, field: string | null, message: string): void => {
    if (problems.length < mostProblems) problems.push({ plan, field, message })
  }
  const reportAt = (where: string, field: string | null, message: string): void =>
    report(null, field === null ? where : `${where}.${field}`, message)

  function addOffer(section: 'plans' | 'addons', where: string, element: unknown): void {
    const code = codeOf(element)
    const offer = readPart(planFormat, element, ({ field, message }) =>
      code === null ? reportAt(where, field, message) : report(code, field, message),
    )
    if (code !== null && codes.has(code)) report(code, 'planCode', 'stands twice in the catalogue')
    if (code !== null) codes.add(code)
    if (offer) offers[section].push({ ...offer, digest: fingerprint(element) })
  }

  function addProduct(where: string, element: unknown): void {
    const product = readPart(productFormat, element, ({ field, message }) => reportAt(where, field, message))
    if (!product) return
    if (products.has(product.name)) reportAt(where, 'name', `product "${product.name}" stands twice in the catalogue`)
    products.set(product.name, { ...product, digest: fingerprint(element) })
  }

  function addPlanFamily(where: string, element: unknown): void {
    const family = readPart(planFamilyFormat, element, ({ field, message }) => reportAt(where, field, message))
    if (family) planFamilies.push(family.name)
  }

  function checkFamilies({ planCode, addonFamilies }: RawPlan, addonCodes: ReadonlySet<string>): void {
    for (const { name, addons, default: chosen } of addonFamilies ?? []) {
      for (const addon of addons.filter(code => !addonCodes.has(code)))
        report(planCode, `addonFamilies[${name}].addons`, `names "${addon}", which is no add-on of the catalogue`)
      if (chosen !== null && !addons.includes(chosen))
        report(planCode, `addonFamilies[${name}].default`, `names "${chosen}", which is not in the family`)
    }
  }

  return {
    add(section, element) {
      const where = `${section}[${seen[section]++}]`
      if (section === 'products') addProduct(where, element)
      else if (section === 'planFamilies') addPlanFamily(where, element)
      else addOffer(section, where, element)
    },
    finish(rest) {
      const head = readPart(headFormat, rest, ({ field, message }) => report(null, field, message))
      if (head && seen.plans === 0) report(null, 'plans', 'holds no plan')
      // Only when each add-on could be read: otherwise all that name a broken one would be reported with it.
      if (offers.addons.length === seen.addons) {
        const addonCodes = new Set(offers.addons.map(({ planCode }) => planCode))
        for (const offer of [...offers.plans, ...offers.addons]) checkFamilies(offer, addonCodes)
      }
      if (!head || problems.length > 0) return refuse(problems)
      const { subsidiary, currencyCode, taxRate } = head.locale
      const parts = [...offers.plans, ...offers.addons, ...products.values()].map(({ digest }) => digest)
      return ok({
        subsidiary,
        version: head.catalogId,
        currency: currencyCode,
        taxRateE4: taxRate,
        digest: digestOf(JSON.stringify([currencyCode, taxRate, planFamilies.toSorted(), parts.sort()])),
        planFamilies,
        plans: toPlans(offers, products, taxRate),
      })
    },
  }
}
