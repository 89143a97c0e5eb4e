import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { day } from '../../shared/domain/day'
import { createNumbering } from './numbering'

const scratch = mkdtempSync(join(tmpdir(), 'numbering-'))
afterAll(() => rmSync(scratch, { recursive: true }))

const french = { subsidiary: 'FR', year: 2026, seriesLane: 0 }

describe('numbering', () => {
  it('follows the dates, whatever order the documents come in, and leaves no gap', async () => {
    const numbering = createNumbering(scratch)
    numbering.add(french, day('2026-03-02'), 'third\n')
    numbering.add(french, day('2026-01-05'), 'first\n')
    numbering.add({ ...french, seriesLane: 1 }, day('2026-02-01'), 'of another series\n')
    numbering.add(french, day('2026-03-02'), 'fourth\n')
    numbering.add(french, day('2026-02-01'), 'second\n')
    let rows = ''
    for await (const text of numbering.numbered()) rows += text
    expect(rows.trim().split('\n').sort()).toEqual([
      'first\t1',
      'fourth\t4',
      'of another series\t1',
      'second\t2',
      'third\t3',
    ])
    expect(numbering.ends()).toEqual([
      { ...french, nextNumber: 5, lastDate: '2026-03-02' },
      { ...french, seriesLane: 1, nextNumber: 2, lastDate: '2026-02-01' },
    ])
    numbering.close()
  })
})
