import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** As many as a published catalogue of dedicated servers has; about three and a half megabytes. */
const PLANS = 64
const ADDONS = 270
const MODES = ['default', 'degressivity12', 'degressivity24', 'upfront12', 'upfront24']

/** Writes a catalogue in the published format, of the size of a real one; where it is. */
export function writeCatalog(directory: string): string {
  const addons = numbered(ADDONS, 'addon')
  const catalog = {
    catalogId: 1_000_000,
    locale: { currencyCode: 'EUR', subsidiary: 'FR', taxRate: 20 },
    plans: numbered(PLANS, 'plan').map((code, index) => ({
      ...offer(code, 2_000_000_000 + index * 100_000_000),
      configurations: [
        { name: 'dedicated_datacenter', isCustom: false, isMandatory: false, values: ['rbx', 'gra', 'sbg', 'waw'] },
        { name: 'region', isCustom: false, isMandatory: true, values: ['europe'] },
      ],
      addonFamilies: ['memory', 'storage', 'bandwidth', 'license'].map((name, family) => {
        const own = addons.filter((_, place) => place % 4 === family)
        const isMandatory = name !== 'license'
        return {
          name,
          addons: own,
          default: isMandatory ? own[0] : null,
          exclusive: isMandatory,
          mandatory: isMandatory,
        }
      }),
    })),
    addons: addons.map((code, index) => offer(code, index * 50_000_000)),
    products: [...numbered(PLANS, 'plan'), ...addons].map(name => ({
      name,
      description: `What stands behind ${name}`,
      blobs: {
        technical: {
          server: {
            cpu: { brand: 'Maker', model: name, cores: 8, threads: 16, frequency: 3.5, number: 1 },
            range: 'rise',
          },
          memory: { size: 64, ecc: true, frequency: 3200, ramType: 'DDR4' },
          storage: { disks: [{ capacity: 960, number: 2, technology: 'SSD', interface: 'NVMe' }], raid: 'soft' },
        },
      },
      configurations: [],
    })),
    planFamilies: [{ name: 'memory' }, { name: 'storage' }],
  }
  const file = join(directory, 'generated.json.gz')
  // Indented as published catalogues are: a reader has as much to skip.
  writeFileSync(file, gzipSync(JSON.stringify(catalog, null, 2)))
  return file
}

const numbered = (count: number, word: string): string[] =>
  Array.from({ length: count }, (_, index) => `${word}-${String(index).padStart(3, '0')}`)

function offer(code: string, price: number): object {
  const pricing = (mode: string, capacity: string, amount: number): object => {
    const months = Number(/\d+$/.exec(mode)?.[0] ?? 0)
    const isUpfront = mode.startsWith('upfront')
    const recurs = capacity === 'renew'
    return {
      capacities: [capacity],
      mode,
      description: `${code}, ${mode}`,
      price: isUpfront && recurs ? amount * months : amount,
      tax: 0,
      commitment: recurs ? months : 0,
      interval: recurs ? (isUpfront ? months : 1) : 0,
      intervalUnit: recurs ? 'month' : 'none',
      engagementConfiguration:
        recurs && months > 0
          ? {
              defaultEndAction: 'REACTIVATE_ENGAGEMENT',
              duration: `P${months}M`,
              type: isUpfront ? 'upfront' : 'periodic',
            }
          : null,
      mustBeCompleted: false,
      phase: recurs ? 1 : 0,
      promotions: [],
      quantity: { min: 1, max: null },
      repeat: { min: 1, max: null },
      strategy: 'tiered',
      type: 'rental',
    }
  }
  return {
    planCode: code,
    product: code,
    invoiceName: `${code} | as published`,
    family: null,
    pricingType: 'rental',
    consumptionConfiguration: null,
    blobs: { commercial: { features: [{ name: 'usecases', value: 'hosting,database,development,mail' }] } },
    configurations: [],
    addonFamilies: [],
    pricings: MODES.flatMap(mode => [pricing(mode, 'installation', 0), pricing(mode, 'renew', price)]),
  }
}
