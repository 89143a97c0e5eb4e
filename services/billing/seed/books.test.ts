import { createWorld } from '../../shared/seed/world'
import { catalogue } from '../../shared/testing/catalogue'
import type { Books } from './books'
import { keepBooks } from './books'

const now = new Date('2026-11-22T21:30:00Z')
const world = createWorld({ seed: 'books', services: 4000, accounts: 700, now, ...catalogue() })
const all: Books[] = Array.from({ length: world.accounts }, (_, index) => keepBooks(world.account(index), now))
const services = all.flatMap(books => books.services.map(owned => ({ ...owned, books })))
const having = (fate: string) => services.filter(({ seeded }) => seeded.fate.kind === fate)

describe('the past of a made-up account', () => {
  it('leaves every service as its fate says', () => {
    const stateOf = (fate: string) => new Set(having(fate).map(({ onTerms }) => onTerms.contract.state))
    expect(stateOf('RUNS')).toEqual(new Set(['ACTIVE']))
    expect(stateOf('NOT_RENEWED')).toEqual(new Set(['ACTIVE']))
    expect(stateOf('STOPPING')).toEqual(new Set(['STOPPING']))
    expect(stateOf('SUSPENDED')).toEqual(new Set(['SUSPENDED']))
    expect(stateOf('STOPPED')).toEqual(new Set(['ENDED']))
    expect(stateOf('RAN_OUT')).toEqual(new Set(['ENDED']))
  })

  it('bills everything that is due by today, and nothing that is not', () => {
    for (const { dueOn, seeded, books } of services) {
      expect([seeded.id, dueOn !== null && dueOn <= world.account(0).today]).toEqual([seeded.id, false])
      expect(books.documents.every(({ issuedOn }) => issuedOn <= '2026-11-22')).toBe(true)
    }
  })

  it('suspends only what has an unpaid invoice', () => {
    for (const { seeded, books } of having('SUSPENDED')) {
      const unpaid = books.documents.filter(({ settlement }) => settlement.state === 'UNPAID')
      expect(unpaid.flatMap(({ lines }) => lines.map(({ serviceId }) => serviceId))).toContain(seeded.id)
    }
  })

  it('gives back what is left of a stopped service, and never more than was paid', () => {
    const notes = all.flatMap(({ documents }) => documents.filter(({ kind }) => kind === 'CREDIT_NOTE'))
    expect(notes.length).toBeGreaterThan(20)
    for (const { documents, account } of all) {
      expect(account.credit.minor).toBeGreaterThanOrEqual(0n)
      for (const note of documents.filter(({ corrects }) => corrects !== null)) {
        const corrected = documents.find(({ id }) => id === note.corrects)
        expect(corrected && corrected.gross.minor + note.gross.minor).toBeGreaterThanOrEqual(0n)
      }
    }
  })

  it('posts transactions that add up to zero', () => {
    for (const { entries } of all.flatMap(({ documents }) => documents.flatMap(({ postings }) => postings)))
      expect(entries.reduce((sum, { amount }) => sum + amount.minor, 0n)).toBe(0n)
  })
})
