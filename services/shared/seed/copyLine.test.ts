import { copyLine } from './copyLine'

describe('a row for COPY', () => {
  it('keeps what COPY would read as something else', () => {
    expect(copyLine(['a\tb', 'c\\d', 'e\nf\rg'])).toBe('a\\tb\tc\\\\d\te\\nf\\rg\n')
  })

  it('tells nothing from an empty text', () => {
    expect(copyLine(['', null, ''])).toBe('\t\\N\t\n')
  })

  it('writes numbers, truth and instants as PostgreSQL does', () => {
    expect(copyLine([12, -3n, true, new Date('2026-01-02T03:04:05.678Z')])).toBe(
      '12\t-3\ttrue\t2026-01-02T03:04:05.678Z\n',
    )
  })
})
