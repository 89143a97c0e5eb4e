import type { Datacenter } from './datacenter'
import { assign } from './assignment'
import { choiceOf } from './order'
import { specify } from './specification'

const cpu = { brand: 'Intel', model: 'Xeon-E 2386G', cores: 6, threads: 12, frequency: 3.5, number: 1 }
const plan = { planCode: '24rise01', label: 'RISE-1', quantity: 1, technical: { server: { cpu } } }
const memory = {
  planCode: 'ram-32g',
  label: '32 GB',
  quantity: 1,
  technical: { memory: { size: 32, ramType: 'DDR4' } },
}
const disks = [
  { capacity: 512, interface: 'NVMe', number: 2, technology: 'SSD' },
  { capacity: 6000, interface: 'SATA', number: 2, technology: 'HDD' },
]
const storage = {
  planCode: 'hybrid',
  label: 'disks',
  quantity: 1,
  technical: { storage: { disks, raid: 'Soft RAID' } },
}
const open = { datacenter: null, region: null, subsidiary: 'FR', name: null, topLevel: null, operatingSystem: null }

describe('what a resource is to be', () => {
  it('is told by the technical data of the plan and its options', () => {
    const order = { kind: 'Server', planCode: '24rise01', items: [plan, memory, storage] } as const
    expect(specify(order, { ...open, operatingSystem: 'debian12_64' })).toEqual({
      kind: 'Server',
      cpu: 'Intel Xeon-E 2386G, 6 cores, 12 threads, 3.5 GHz',
      memoryGb: 32,
      storage: '2 × 512 GB NVMe SSD + 2 × 6000 GB SATA HDD, Soft RAID',
      operatingSystem: 'debian12_64',
      rack: null,
    })
  })

  it('is told by the plan alone where no option says more, and not known where nothing does', () => {
    const vps = { ...plan, technical: { memory: { size: 2 }, storage: { disks: [{ capacity: 20, number: 1 }] } } }
    expect(specify({ kind: 'Server', planCode: 'vps', items: [vps] }, open)).toMatchObject({
      cpu: 'RISE-1',
      memoryGb: 2,
      storage: '1 × 20 GB',
    })
    const bare = { ...plan, technical: null }
    expect(specify({ kind: 'Server', planCode: 'x', items: [bare] }, open)).toMatchObject({
      memoryGb: null,
      storage: null,
    })
  })

  it('survives technical data that makes no sense', () => {
    const odd = { ...plan, technical: { server: 'no', memory: { size: '32' }, storage: { disks: [null, 7, {}] } } }
    expect(specify({ kind: 'Server', planCode: 'x', items: [odd] }, open)).toMatchObject({
      cpu: 'RISE-1',
      memoryGb: null,
      storage: null,
    })
  })

  it('has the space of its disks, or the plain size that the catalogue tells', () => {
    const web = { ...plan, technical: { storage: { disks: [{ capacity: 1, sizeUnit: 'TB', number: 1 }] } } }
    expect(specify({ kind: 'WebHosting', planCode: 'x', items: [web] }, open)).toMatchObject({ storageGb: 1000 })
    const mail = { ...plan, technical: { mailbox: { quota: 50 } } }
    expect(specify({ kind: 'Mailbox', planCode: 'x', items: [mail] }, open)).toMatchObject({ quotaGb: 50 })
  })

  it('of an instance is its size', () => {
    const order = { kind: 'Instance', planCode: 'b3-8.consumption', items: [plan] } as const
    expect(specify(order, open)).toMatchObject({ flavor: 'b3-8' })
  })
})

describe('what the buyer chose', () => {
  const choose = (kind: 'Server' | 'Domain' | 'Mailbox', entries: Record<string, string>) =>
    choiceOf({
      kind,
      subsidiary: 'FR',
      items: [{ ...plan, technical: { domain: { tld: '.FR' } } }],
      configuration: Object.entries(entries).map(([name, value]) => ({ name, value })),
    })

  it('is found under the names that catalogues use', () => {
    const chosen = choose('Server', { dedicated_datacenter: 'rbx', dedicated_os: 'debian12_64', region: 'europe' })
    expect(chosen).toEqual({ ...open, datacenter: 'rbx', operatingSystem: 'debian12_64', region: 'europe' })
  })

  it('may be no operating system', () => {
    expect(choose('Server', { dedicated_os: 'none_64.en' }).operatingSystem).toBeNull()
  })

  it('is a name only for the kinds that have one', () => {
    expect(choose('Domain', { domain: 'example.com' })).toMatchObject({ name: 'example.com', topLevel: 'fr' })
    expect(choose('Mailbox', { domain: 'example.com', address: 'a@example.com' }).name).toBe('a@example.com')
    expect(choose('Server', { domain: 'example.com' }).name).toBeNull()
  })
})

describe('what is assigned', () => {
  const rbx: Datacenter = {
    code: 'rbx',
    city: 'Roubaix',
    country: 'FR',
    region: 'europe',
    ordinal: 1,
    network: '10.0.0.0/13',
  }
  const assigned = { datacenter: rbx, number: '+999000000001', chance: 12345, ownDomain: 'perennial.example' }

  it('completes the details of each kind', () => {
    const detailsOf = (kind: 'Server' | 'Domain' | 'WebHosting' | 'Mailbox' | 'Instance' | 'PhoneLine') =>
      assign(specify({ kind, planCode: 'p', items: [plan] }, open), assigned)
    expect(detailsOf('Server')).toMatchObject({ rack: expect.stringMatching(/^RBX-/) })
    expect(detailsOf('WebHosting')).toMatchObject({ cluster: 'cluster058' })
    expect(detailsOf('Domain')).toMatchObject({ nameServers: ['dns145.perennial.example', 'ns145.perennial.example'] })
    expect(detailsOf('PhoneLine')).toMatchObject({ number: '+999000000001' })
    expect(detailsOf('Mailbox')).toEqual({ kind: 'Mailbox', quotaGb: null })
  })
})
