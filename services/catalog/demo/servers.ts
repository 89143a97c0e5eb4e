import type { Offer, Option } from './offer'
import type { Mode, Promotion } from './pricing'
import { rental } from './pricing'

const committed: readonly Mode[] = ['default', 'degressivity12', 'degressivity24', 'upfront12']

const autumn: Promotion = {
  name: 'AUTUMN_OAK_20',
  description: 'Planting season: 20 % off the first three months.',
  percent: 20,
  startDate: '2026-10-01T00:00:00+02:00',
  endDate: '2027-03-31T23:59:59+02:00',
  duration: 3,
}
const halfSetup: Promotion = {
  name: 'SEEDLING_SETUP',
  description: 'Half the setup fee for the smallest server.',
  percent: 50,
  startDate: '2024-01-01T00:00:00+01:00',
  endDate: null,
  duration: 1,
}

const datacenters = ['fra', 'gra', 'lon', 'sbg', 'waw']
export const systems = ['none_64.en', 'debian13_64', 'ubuntu2604-server_64', 'alma10_64']

const memory = (sizeGb: number, euros: number, mhz: number): Option => ({
  code: `memory-${sizeGb}g`,
  name: `${sizeGb} GB DDR5 ECC ${mhz} MHz`,
  technical: { memory: { ecc: true, frequency: mhz, interface: 'DIMM', ramType: 'DDR5', size: sizeGb } },
  monthly: euros,
})

const disks = (
  code: string,
  count: number,
  sizeGb: number,
  technology: string,
  port: string,
  euros: number,
): Option => ({
  code: `storage-${code}`,
  name: `${count} × ${sizeGb} GB ${port} ${technology}, Soft RAID`,
  technical: {
    storage: {
      disks: [{ capacity: sizeGb, interface: port, number: count, technology, usage: 'data' }],
      hotSwap: false,
      raid: 'Soft RAID',
    },
  },
  monthly: euros,
})

const bandwidth = (mbps: number, guaranteed: boolean, euros: number): Option => ({
  code: `bandwidth-${mbps}`,
  name: `${mbps} Mbit/s public bandwidth${guaranteed ? ', guaranteed' : ''}`,
  technical: { bandwidth: { burst: mbps, guaranteed, level: mbps, limit: 0 } },
  monthly: euros,
})

const backup: Option = {
  code: 'backup-500-oak',
  name: '500 GB of backup space',
  technical: { backup: { size: 500, sizeUnit: 'GB' } },
  monthly: 4.99,
}

interface Machine {
  readonly code: string
  readonly name: string
  readonly cpu: { readonly model: string; readonly cores: number; readonly frequency: number; readonly boost: number }
  readonly number?: number
  readonly euros: number
  readonly setup: number
  readonly memory: readonly Option[]
  readonly storage: readonly Option[]
  readonly bandwidth: readonly Option[]
  readonly promotions?: readonly Promotion[]
  readonly setupPromotions?: readonly Promotion[]
}

function server(machine: Machine): Offer {
  const { code, name, cpu, number = 1, euros, setup, promotions = [], setupPromotions = [] } = machine
  // What is included in one machine costs extra in another: an option is an add-on of its machine.
  const onThis = (options: readonly Option[]): Option[] =>
    options.map(option => ({ ...option, code: `${option.code}-${code}` }))
  return {
    code,
    name: `${name} | Sylva ${cpu.model}`,
    description: `Sylva ${cpu.model}`,
    commercial: { line: 'dedicated-server', range: 'oak', brand: 'Oak Servers' },
    technical: {
      server: {
        cpu: { brand: 'Sylva', ...cpu, number, score: cpu.cores * 2150, threads: cpu.cores * 2 },
        frame: { dualPowerSupply: number > 1, model: 'Bark', size: number > 1 ? '2U' : '1U' },
        range: 'oak',
        services: { antiddos: 'standard', sla: 99.9 },
      },
    },
    families: [
      { name: 'memory', options: onThis(machine.memory), required: true },
      { name: 'storage', options: onThis(machine.storage), required: true },
      { name: 'bandwidth', options: onThis(machine.bandwidth), required: true },
      { name: 'backup', options: [backup], required: false },
    ],
    choices: [
      { name: 'dedicated_datacenter', values: datacenters, mandatory: false },
      { name: 'dedicated_os', values: systems, mandatory: false },
    ],
    modes: committed,
    pricings: market =>
      rental(market, { monthly: euros, setup, modes: committed, promotions, setupPromotions, mostQuantity: 10 }),
  }
}

/** Dedicated servers of an invented make. */
export const servers: readonly Offer[] = [
  server({
    code: 'oak-1',
    name: 'OAK-1',
    cpu: { model: 'Q-2104', cores: 4, frequency: 3.2, boost: 4.1 },
    euros: 18.99,
    setup: 18.99,
    memory: [memory(16, 0, 4800), memory(32, 3, 4800)],
    storage: [disks('2x1000sa', 2, 1000, 'HDD', 'SATA', 0), disks('2x480ssd', 2, 480, 'SSD', 'SATA', 3.5)],
    bandwidth: [bandwidth(250, false, 0)],
    setupPromotions: [halfSetup],
  }),
  server({
    code: 'oak-2',
    name: 'OAK-2',
    cpu: { model: 'Q-4108', cores: 8, frequency: 3.4, boost: 4.6 },
    euros: 49.99,
    setup: 49.99,
    memory: [memory(32, 0, 4800), memory(64, 8, 5200), memory(128, 20, 5200)],
    storage: [disks('2x480ssd', 2, 480, 'SSD', 'SATA', 0), disks('2x960nvme', 2, 960, 'SSD', 'NVMe', 9)],
    bandwidth: [bandwidth(500, false, 0), bandwidth(1000, true, 25)],
    promotions: [autumn],
  }),
  server({
    code: 'oak-3',
    name: 'OAK-3',
    cpu: { model: 'Q-8216', cores: 16, frequency: 2.8, boost: 4.2 },
    number: 2,
    euros: 149.99,
    setup: 99.99,
    memory: [memory(128, 0, 5200), memory(256, 45, 5200)],
    storage: [disks('2x960nvme', 2, 960, 'SSD', 'NVMe', 0), disks('4x12000sas', 4, 12_000, 'HDD', 'SAS', 60)],
    bandwidth: [bandwidth(1000, true, 0)],
  }),
]
