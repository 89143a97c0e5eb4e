import { checkVariables } from './variables'

const limits = { listElements: 3, values: 11 }

const codeOf = (variables: Record<string, unknown>): unknown => checkVariables(variables, limits)?.extensions['code']

describe('what variables may hold', () => {
  it('are lists up to the limit, wherever they lie', () => {
    expect(codeOf({ a: [1, 2, 3], b: { c: [[1], [null, undefined]] } })).toBeUndefined()
    expect(codeOf({ a: [1, 2, 3, 4] })).toBe('VARIABLE_LIST_TOO_LONG')
    expect(codeOf({ a: null, b: { c: [[1, 2, 3, 4]] } })).toBe('VARIABLE_LIST_TOO_LONG')
    expect(codeOf({ a: [undefined, [1, 2, 3, 4]] })).toBe('VARIABLE_LIST_TOO_LONG')
  })

  it('are values up to the limit in all', () => {
    expect(codeOf({ a: { b: 1, c: 2, d: 3, e: 4, f: 5, g: 6, h: 7, i: 8, j: 9, k: 10 } })).toBeUndefined()
    expect(
      codeOf({
        a: [
          { b: 1, c: 2 },
          { b: 1, c: 2 },
          { b: 1, c: 2 },
        ],
        d: 1,
        e: 2,
      }),
    ).toBe('TOO_MANY_VARIABLE_VALUES')
  })

  it('may be as deep as JSON can be', () => {
    let deep: unknown = 1
    for (let depth = 0; depth < 100_000; depth++) deep = [deep]
    expect(checkVariables({ deep }, { listElements: 3, values: 1_000_000 })).toBeUndefined()
    expect(codeOf({ deep })).toBe('TOO_MANY_VARIABLE_VALUES')
  })
})
