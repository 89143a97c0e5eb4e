import { hardwareFacts, hardwareOf } from './hardware'

const cpu = { brand: 'Sylva', model: 'Q-4', number: 2, cores: 12, threads: 24, frequency: 2.4, boost: 3.5 }
const server = { server: { cpu, frame: { size: '2U' } } }
const part = (code: string, family: string, technical: object) => ({ code, family, technical: { ...technical } })
const disk = (number: number, capacity: number, technology: string, port: string): object => ({
  storage: { raid: 'none', disks: [{ number, capacity, technology, interface: port }] },
})

const hardware = hardwareOf(server, [
  part('ram-64', 'memory', { memory: { size: 64, ecc: true, ramType: 'DDR4', frequency: 2666 } }),
  part('ram-32', 'memory', { memory: { size: 32, ecc: true, ramType: 'DDR4', frequency: 2666 } }),
  part('big', 'storage', disk(4, 6000, 'HDD', 'SATA')),
  part('fast', 'storage', disk(2, 960, 'SSD', 'NVMe')),
  part('system', 'system-storage', disk(2, 480, 'SSD', 'SATA')),
  part('net', 'bandwidth', { bandwidth: { level: 500, guaranteed: true } }),
  part('license', 'license', { license: { edition: 'x' } }),
])

describe('hardware', () => {
  it('counts cores and threads of all processors', () => {
    expect(hardware?.cpu).toMatchObject({ count: 2, cores: 24, threads: 48, baseGhz: 2.4, boostGhz: 3.5, score: null })
  })

  it('offers each part, least first, and the system’s own disks not as a choice', () => {
    expect(hardware?.memory.map(({ addonCode }) => addonCode)).toEqual(['ram-32', 'ram-64'])
    expect(hardware?.storage).toEqual([
      {
        addonCode: 'fast',
        sizeGb: 1920,
        raid: null,
        disks: [{ count: 2, sizeGb: 960, technology: 'SSD', interface: 'NVMe' }],
      },
      {
        addonCode: 'big',
        sizeGb: 24_000,
        raid: null,
        disks: [{ count: 4, sizeGb: 6000, technology: 'HDD', interface: 'SATA' }],
      },
    ])
    expect(hardware?.bandwidth).toEqual([{ addonCode: 'net', mbps: 500, guaranteed: true }])
  })

  it('is found by its largest options and by any disk', () => {
    expect(hardwareFacts(hardware)).toEqual({
      cpu: 'sylva q-4',
      cores: 24,
      mostMemoryGb: 64,
      mostStorageGb: 24_000,
      disks: ['ssd', 'nvme', 'hdd', 'sata'],
    })
  })

  it('belongs to servers only', () => {
    expect(hardwareOf({ hosting: {} }, [])).toBeNull()
    expect(hardwareOf(null, [])).toBeNull()
    expect(hardwareFacts(null)).toEqual({ cpu: null, cores: null, mostMemoryGb: null, mostStorageGb: null, disks: [] })
  })

  it('is read from whatever a catalogue says, however odd', () => {
    expect(hardwareOf({ server: { cpu: { model: 7 }, frame: [] } }, [part('x', 'memory', { memory: 'much' })])).toEqual(
      {
        cpu: null,
        frame: null,
        memory: [],
        storage: [],
        bandwidth: [],
      },
    )
  })
})
