import { createFormat } from '../language/format'
import { en } from '../language/messages/en'
import { fr } from '../language/messages/fr'
import { reasonOf } from './reasonOf'

const english = createFormat('en-GB', 'Europe/Paris')
const french = createFormat('fr-FR', 'Europe/Paris')

describe('why something cannot be done', () => {
  it('is not said when it can', () => {
    const action = { action: 'RENEW', enabled: true, reason: null, deadline: '2026-12-01' } as const
    expect(reasonOf(action, en, english)).toBeUndefined()
  })

  it('names the day until which a commitment runs, in the language that is spoken', () => {
    const action = { action: 'STOP_NOW', enabled: false, reason: 'ENGAGED', deadline: '2027-05-12' } as const
    expect(reasonOf(action, en, english)).toBe('A commitment runs until 12 May 2027.')
    expect(reasonOf(action, fr, french)).toBe('Un engagement court jusqu’au 12 mai 2027.')
  })

  it('stands alone where there is no day', () => {
    const action = { action: 'RENEW', enabled: false, reason: 'UNPAID', deadline: null } as const
    expect(reasonOf(action, en, english)).toBe('An invoice is not paid.')
  })
})
