import type { Result } from '../../shared/domain/result'
import { createAssembly } from '../domain/assembly'
import { Numeral } from '../domain/numeral'
import type { CatalogVersion, Plan } from '../domain/plan'
import type { Problem } from '../domain/problem'
import { describeProblem } from '../domain/problem'

type Fields = Readonly<Record<string, unknown>>

/** A monthly pricing, with the fields given instead. */
export const pricing = (fields: Fields = {}): Fields => ({
  capacities: ['renew'],
  mode: 'default',
  description: 'rental for 1 month',
  price: 1_699_000_000,
  tax: 339_800_000,
  commitment: 0,
  engagementConfiguration: null,
  interval: 1,
  intervalUnit: 'month',
  mustBeCompleted: false,
  phase: 1,
  promotions: [],
  quantity: { min: 1, max: null },
  repeat: { min: 1, max: null },
  strategy: 'tiered',
  type: 'rental',
  ...fields,
})

export const setup = (fields: Fields = {}): Fields =>
  pricing({
    capacities: ['installation'],
    interval: 0,
    intervalUnit: 'none',
    phase: 0,
    repeat: { min: 1, max: 1 },
    ...fields,
  })

export const plan = (fields: Fields = {}): Fields => ({
  planCode: 'one',
  product: 'one',
  invoiceName: 'KS-1 | Test 1',
  family: null,
  pricingType: 'rental',
  consumptionConfiguration: null,
  blobs: null,
  configurations: [],
  addonFamilies: [],
  pricings: [setup(), pricing()],
  ...fields,
})

export const addon = (fields: Fields = {}): Fields =>
  plan({ planCode: 'ram', product: 'ram', invoiceName: '32 GB', family: 'memory', ...fields })

export const catalogue = (fields: Fields = {}): Fields => ({
  catalogId: 10,
  locale: { currencyCode: 'EUR', subsidiary: 'FR', taxRate: 20 },
  plans: [plan()],
  addons: [],
  products: [],
  planFamilies: [],
  ...fields,
})

/** The document as the reader would hand it over: numbers as they stand in a file. */
function asRead(value: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'bigint') return new Numeral(String(value))
  if (Array.isArray(value)) return value.map(asRead)
  if (typeof value === 'object' && value !== null && !(value instanceof Numeral))
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, asRead(inner)]))
  return value
}

/** Takes a document apart and puts it together, as the reader does with a file. */
export function assemble(document: Fields): Result<CatalogVersion, readonly Problem[]> {
  const assembly = createAssembly()
  const rest = { ...document }
  for (const list of ['plans', 'addons', 'products', 'planFamilies'] as const) {
    const elements = document[list]
    if (!Array.isArray(elements)) continue
    for (const element of elements) assembly.add(list, asRead(element))
    rest[list] = []
  }
  return assembly.finish(asRead(rest))
}

/** The version of a document that must be right. */
export function version(fields: Fields = {}): CatalogVersion {
  const assembled = assemble(catalogue(fields))
  if (!assembled.ok) throw new Error(problems(fields).join('\n'))
  return assembled.value
}

/** What is wrong with a document, in the words that a person reads. */
export function problems(fields: Fields): string[] {
  const assembled = assemble(catalogue(fields))
  return assembled.ok ? [] : assembled.refusal.map(problem => describeProblem('file', problem))
}

/** The plan of a code in a version that must have it. */
export function planOf(catalog: CatalogVersion, code: string): Plan {
  const found = catalog.plans.find(other => other.code === code)
  if (!found) throw new Error(`no plan ${code}`)
  return found
}
