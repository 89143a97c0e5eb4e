import { LANES } from '../../shared/domain/ids'
import { SYSTEM } from '../../shared/domain/viewer'
import { slotsIn } from '../domain/addresses'
import { PoolExhausted, giveSlotBack, takeSlot } from '../store/pools'
import { World } from './world'

let world: World

beforeAll(async () => {
  world = await World.start()
})

afterAll(() => world.close())

const take = (lane: number, pool = 'addresses:rbx'): Promise<number> =>
  world.database.transaction(SYSTEM, tx => takeSlot(tx, lane, pool))

describe('a pool of slots', () => {
  it('gives each slot once, to any number who take at the same time, in one lane and in many', async () => {
    const taken = await Promise.all(Array.from({ length: 300 }, (_, index) => take(index % 2 === 0 ? 7 : index)))
    expect(new Set(taken).size).toBe(300)
  })

  it('gives what came back before anything new', async () => {
    const slot = await take(9)
    await world.database.transaction(SYSTEM, tx => giveSlotBack(tx, 9, 'addresses:rbx', slot))
    expect(await take(9)).toBe(slot)
  })

  it('takes nothing in a transaction that is rolled back', async () => {
    const lost = world.database.transaction(SYSTEM, async tx => {
      await takeSlot(tx, 11, 'numbers')
      throw new Error('no')
    })
    await expect(lost).rejects.toThrow('no')
    expect(await world.rows(`select taken from pool where code = 'numbers'`)).toEqual([{ taken: '0' }])
  })

  it('that is used up says so', async () => {
    await world.rows(`insert into pool (code, size) values ('tiny', 64)`).catch(() => undefined)
    const statements = await world.rows(`select from pool where code = 'tiny'`)
    // The service may not make pools: a migration does.
    expect(statements).toEqual([])
    await world.rows(`update pool set taken = size where code = 'addresses:jnb'`)
    await expect(take(1, 'addresses:jnb')).rejects.toThrow(PoolExhausted)
  })

  it('of a datacenter has as many slots as its network has addresses', async () => {
    const rows = await world.rows<{ network: string; size: string }>(
      `select network::text as network, size::text as size from datacenter join pool on pool.code = 'addresses:' || datacenter.code`,
    )
    expect(rows.length).toBeGreaterThan(20)
    for (const { network, size } of rows) expect(slotsIn(network)).toBe(Number(size))
  })

  it('has room for a million servers, even when every lane has a block of every datacenter', async () => {
    const [room] = await world.rows<{ slots: string; places: string }>(
      `select sum(size)::text as slots, count(*)::text as places from pool where code like 'addresses:%'`,
    )
    expect(Number(room?.slots) - LANES * 64 * Number(room?.places)).toBeGreaterThan(1_000_000)
  })
})

describe('many orders at once', () => {
  it('never share an address, a name or a number', async () => {
    const orders = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        world.ordered(index % 4 === 0 ? 'PhoneLine' : 'Server', { configuration: { datacenter: 'gra' } }),
      ),
    )
    const open = await Promise.all(orders.map(order => world.openTask(order)))
    await Promise.all(open.map(task => world.actions.advanceTask(task)))
    const [counts] = await world.rows<{ states: string; names: string; addresses: string; resources: string }>(
      `select string_agg(distinct state, ',') as states, count(distinct name)::text as names, count(*)::text as resources,
         (select count(distinct address)::text from ip_address) as addresses from resource`,
    )
    expect(counts).toEqual({ states: 'ACTIVE', names: '40', resources: '40', addresses: '60' })
  })
})
