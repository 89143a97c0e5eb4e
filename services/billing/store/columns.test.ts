import fc from 'fast-check'
import type { Database } from '../../shared/runtime/database'
import { SYSTEM } from '../../shared/domain/viewer'
import type { World } from '../testing/world'
import { createWorld } from '../testing/world'
import { columnsOf } from './columns'

let world: World
let database: Database
beforeAll(async () => {
  world = await createWorld()
  database = world.database
})
afterAll(() => world.close())

const text = fc.string({
  unit: fc.constantFrom('a', 'Z', '0', '{', '}', ',', '"', '\\', ' ', '\n', '\t', 'é', "'", 'n', 'u', 'l'),
})
const row = fc.record({
  label: fc.option(fc.oneof(text, fc.constantFrom('null', 'NULL', ''))),
  count: fc.integer(),
  amount: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  yes: fc.boolean(),
  at: fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
})

describe('rows as columns', () => {
  it('arrive in the database as they were, whatever stands in them', async () => {
    const sql = `select * from unnest($1::text[], $2::int[], $3::bigint[], $4::boolean[], $5::timestamptz[])
      as row (label, count, amount, yes, at)`
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 20 }), async rows => {
        const values = columnsOf(rows, [
          ({ label }) => label,
          ({ count }) => count,
          ({ amount }) => amount,
          ({ yes }) => yes,
          ({ at }) => at,
        ])
        const arrived = await database.transaction(SYSTEM, tx => tx.query('columns', sql, values))
        expect(arrived).toEqual(rows.map(({ amount, ...rest }) => ({ ...rest, amount: amount.toString() })))
      }),
      { numRuns: 50 },
    )
  })
})
