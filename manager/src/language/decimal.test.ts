import { absolute, compare, divide, isDecimal, isZero, percentLess } from './decimal'

describe('decimals of the graph', () => {
  it('are told from other text', () => {
    expect(['16.99', '0', '-3.5', '0.00012'].every(isDecimal)).toBe(true)
    expect(['', '1e5', '.5', '1,5', 'NaN', '0x10'].some(isDecimal)).toBe(false)
  })

  it('compare exactly whatever their number of decimals', () => {
    expect(compare('16.99', '16.990')).toBe(0)
    expect(compare('0.1', '0.10000001')).toBe(-1)
    expect(compare('90071992547409.93', '90071992547409.92')).toBe(1)
    expect(isZero('0.000')).toBe(true)
    expect(isZero('-0.001')).toBe(false)
    expect(absolute('-7.19')).toBe('7.19')
    expect(absolute('0.05')).toBe('0.05')
  })

  it('divide into parts rounded half away from zero', () => {
    expect(divide('203.88', 12)).toBe('16.99')
    expect(divide('100.00', 3)).toBe('33.33')
    expect(divide('0.05', 2)).toBe('0.03')
    expect(divide('-0.05', 2)).toBe('-0.03')
    expect(divide('1000', 12)).toBe('83')
  })

  it('say how many per cent one is below the other', () => {
    expect(percentLess('143.99', '159.99')).toBe(10)
    expect(percentLess('159.99', '159.99')).toBe(0)
    expect(percentLess('170', '159.99')).toBe(0)
    expect(percentLess('5', '0')).toBe(0)
  })
})
