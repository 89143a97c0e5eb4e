import { taxRateText } from './taxRate'

describe('a tax rate', () => {
  it.each([
    [200_000n, '20'],
    [85_000n, '8.5'],
    [0n, '0'],
    [1_000_000n, '100'],
    [1n, '0.0001'],
  ])('of %d ten-thousandths is shown as %s per cent', (taxRateE4, text) => {
    expect(taxRateText({ taxRateE4 })).toBe(text)
  })
})
