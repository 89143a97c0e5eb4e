import { withClient } from '../postgres/databases'
import { testDatabase } from './database'

describe('a test database', () => {
  it('is a copy of its own, migrated and empty of what other tests wrote', async () => {
    const [one, other] = await Promise.all([testDatabase('sample'), testDatabase('billing')])
    const write = `insert into inbox_subject values (1, 'catalog', 'x', 1)`
    await withClient(one.url, client => client.query(write))
    const count = 'select count(*)::int as rows from inbox_subject'
    const rowsIn = (url: string): Promise<unknown> => withClient(url, async client => (await client.query(count)).rows)
    expect(await rowsIn(one.url)).toEqual([{ rows: 1 }])
    expect(await rowsIn(other.url)).toEqual([{ rows: 0 }])
    await Promise.all([one.drop(), other.drop()])
    await expect(rowsIn(one.url)).rejects.toThrow(/does not exist/)
  })
})
