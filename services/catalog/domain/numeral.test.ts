import { Numeral, at, numberAt, plain, scaled, textAt } from './numeral'

describe('numerals', () => {
  it('keep prices that a float cannot hold', () => {
    expect(scaled(new Numeral('9007199254740993'), 0)).toBe(9007199254740993n)
  })

  it('scale exactly or not at all', () => {
    expect(scaled(new Numeral('19.25'), 4)).toBe(192_500n)
    expect(scaled(new Numeral('1.699e9'), 0)).toBe(1_699_000_000n)
    expect(scaled(new Numeral('-5'), 0)).toBe(-5n)
    expect(scaled(new Numeral('1.5'), 0)).toBeUndefined()
    expect(scaled(new Numeral('1e999'), 0)).toBeUndefined()
  })
})

describe('plain documents', () => {
  it('are equal text when their content is equal', () => {
    const one = plain({ b: new Numeral('1'), a: [true, null, 'x'] })
    const other = plain({ a: [true, null, 'x'], b: new Numeral('1.0') })
    expect(JSON.stringify(one)).toBe(JSON.stringify(other))
  })

  it('write whole numbers beyond a float as text', () => {
    expect(plain(new Numeral('9007199254740993'))).toBe('9007199254740993')
    expect(plain(new Numeral('4.7'))).toBe(4.7)
  })

  it('are read by path and never by what objects inherit', () => {
    const document = plain({ cpu: { cores: new Numeral('8'), number: '2', model: 'X' } })
    expect(numberAt(document, 'cpu', 'cores')).toBe(8)
    expect(numberAt(document, 'cpu', 'number')).toBe(2)
    expect(textAt(document, 'cpu', 'model')).toBe('X')
    expect(numberAt(document, 'cpu', 'model')).toBeNull()
    expect(at(document, 'constructor', 'name')).toBeUndefined()
  })
})
