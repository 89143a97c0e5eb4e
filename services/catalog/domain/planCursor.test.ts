import { toCriteria } from './planCriteria'
import type { CursorSecrets, PlanListing } from './planCursor'
import { decodeCursor, encodeCursor } from './planCursor'

const criteriaOf = (filter: object) => {
  const read = toCriteria(filter)
  if (!read.ok) throw new Error(read.refusal)
  return read.value
}
const secrets: CursorSecrets = ['a secret', 'an older secret']
const listing: PlanListing = { subsidiary: 'FR', order: 'PRICE', criteria: criteriaOf({ minPrice: '5' }) }
const position = { version: 8207, sortKey: '1699000000', code: '24sk10' }
const cursor = encodeCursor(secrets, listing, position)

describe('a cursor', () => {
  it('leads back to its place', () => {
    expect(decodeCursor(secrets, listing, cursor)).toEqual(position)
  })

  it('made with the secret before this one is good', () => {
    const older = encodeCursor(['an older secret'], listing, position)
    expect(decodeCursor(secrets, listing, older)).toEqual(position)
    expect(decodeCursor(['a secret'], listing, older)).toBeUndefined()
  })

  it('is good for its own list only', () => {
    const others: PlanListing[] = [
      { ...listing, subsidiary: 'GB' },
      { ...listing, order: 'NAME' },
      { ...listing, criteria: criteriaOf({ minPrice: '6' }) },
      { ...listing, criteria: criteriaOf({}) },
    ]
    for (const other of others) expect(decodeCursor(secrets, other, cursor)).toBeUndefined()
  })

  it('that was made up or changed is none', () => {
    const payload = Buffer.from(JSON.stringify([8207, '0', 'x'])).toString('base64url')
    for (const forged of ['', 'x', payload, cursor.slice(0, -3), `${cursor.slice(0, 30)}AAAA${cursor.slice(34)}`])
      expect(decodeCursor(secrets, listing, forged)).toBeUndefined()
  })
})
