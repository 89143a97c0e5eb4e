import type { TestCatalog } from './catalogDatabase'
import { testCatalog } from './catalogDatabase'
import { addon, plan, pricing, setup, version } from './sampleCatalogue'
import type { TestGraph } from './testGraph'
import { testGraph } from './testGraph'

const server = (cores: number) => ({
  blobs: {
    technical: { server: { cpu: { brand: 'Sylva', model: `Q-${cores}`, cores, threads: cores * 2, number: 1 } } },
  },
})
const memory = (size: number) => ({ technical: { memory: { size, ecc: true, ramType: 'DDR5', frequency: 4800 } } })
const storage = (technology: string, port: string) => ({
  technical: { storage: { raid: 'Soft RAID', disks: [{ number: 2, capacity: 500, technology, interface: port }] } },
})
const families = [
  { name: 'memory', addons: ['ram-32', 'ram-64'], default: 'ram-32', exclusive: true, mandatory: true },
  { name: 'storage', addons: ['disk-ssd', 'disk-hdd'], default: 'disk-ssd', exclusive: true, mandatory: true },
  { name: 'license', addons: ['license'], default: null },
]
const promotion = {
  name: 'AUTUMN',
  description: '20 % off',
  type: 'percentage',
  value: 20,
  startDate: '2026-10-01T00:00:00+02:00',
  endDate: '2027-01-01T00:00:00+01:00',
  duration: 3,
}
/** Thirty servers from 10 to 39, every third in SYS; the dearest has only a yearly price. */
const servers = Array.from({ length: 30 }, (_, index) =>
  plan({
    planCode: `server-${String(index).padStart(2, '0')}`,
    product: `cores-${4 + (index % 3) * 4}`,
    invoiceName: `${index % 3 === 0 ? 'SYS' : 'KS'}-${String.fromCharCode(97 + ((index * 7) % 26))} | Sylva ${index}`,
    addonFamilies: families,
    configurations: [
      {
        name: 'dedicated_datacenter',
        isCustom: false,
        isMandatory: true,
        values: index % 2 === 0 ? ['gra', 'waw'] : ['LON'],
      },
      { name: 'host_name', isCustom: true, isMandatory: false, values: null },
    ],
    pricings: [
      setup({ price: 500_000_000 }),
      pricing({
        price: (10 + index) * 100_000_000,
        tax: (10 + index) * 20_000_000,
        ...(index === 29 && { interval: 12 }),
        promotions: index === 0 ? [promotion] : [],
      }),
      pricing({
        mode: 'upfront12',
        interval: 12,
        price: (100 + index) * 100_000_000,
        commitment: 12,
        engagementConfiguration: { duration: 'P12M', type: 'upfront', defaultEndAction: 'REACTIVATE_ENGAGEMENT' },
      }),
    ],
  }),
)
const lists = {
  addons: [
    addon({ planCode: 'ram-32', product: '', invoiceName: '32 GB', blobs: memory(32) }),
    addon({ planCode: 'ram-64', invoiceName: '64 GB', blobs: memory(64) }),
    addon({ planCode: 'disk-ssd', invoiceName: 'SSD', blobs: storage('SSD', 'NVMe') }),
    addon({ planCode: 'disk-hdd', invoiceName: 'HDD', blobs: storage('HDD', 'SATA') }),
    addon({ planCode: 'license', invoiceName: 'License' }),
  ].map(option => ({ ...option, product: null })),
  products: [4, 8, 12].map(cores => ({
    name: `cores-${cores}`,
    description: `Sylva with ${cores} cores`,
    ...server(cores),
  })),
}
const french = version({ catalogId: 20, plans: servers, ...lists })

export interface FilledGraph {
  readonly catalog: TestCatalog
  readonly graph: TestGraph
  close(): Promise<void>
}

/** A graph over an older and the newest version of France, with thirty servers, and one of Tunisia. */
export async function filledGraph(): Promise<FilledGraph> {
  const catalog = await testCatalog('2026-11-22T12:00:00Z')
  const graph = await testGraph(catalog)
  await catalog.take(
    version({
      catalogId: 10,
      plans: [...servers.slice(0, 3), plan({ planCode: 'gone', invoiceName: 'KS-0' })],
      ...lists,
    }),
    '2025-01-01T00:00:00Z',
  )
  await catalog.take(french, '2025-06-01T00:00:00Z')
  await catalog.take(
    version({
      catalogId: 7,
      plans: servers.slice(0, 2),
      ...lists,
      locale: { currencyCode: 'TND', subsidiary: 'TN', taxRate: 19.5 },
    }),
  )
  return {
    catalog,
    graph,
    async close() {
      await graph.close()
      await catalog.close()
    },
  }
}
