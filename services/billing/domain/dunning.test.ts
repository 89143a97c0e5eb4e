import { afterFailedAttempt } from './dunning'

describe('what cannot be charged', () => {
  it('is asked for again 1, 3 and 5 days after, then suspended, then asked for once a week', () => {
    const first = new Date('2025-01-01T00:00:00Z')
    const asked: string[] = []
    let now = first
    let attempts = 0
    for (let count = 0; count < 6; count++) {
      const next = afterFailedAttempt(attempts, now)
      asked.push(`${next.nextAttemptAt.toISOString().slice(0, 10)}${next.suspends ? ' suspended' : ''}`)
      ;({ attempts, nextAttemptAt: now } = next)
    }
    expect(asked).toEqual([
      '2025-01-02',
      '2025-01-04',
      '2025-01-06',
      '2025-01-13 suspended',
      '2025-01-20 suspended',
      '2025-01-27 suspended',
    ])
  })
})
