import type { Chance } from './chance'
import { pick } from './chance'
import type { Vocabulary } from './randomOperation'

const objects = ['A', 'B', 'C', 'D']
const leaves = ['Int', 'Float', 'String', 'Boolean', 'ID', 'Colour', 'Odd']
const composites = [...objects, 'Named', 'Some']

/** Fields that every type has as the interface has them, so that fragments on both can ask for them. */
const common = ['name: String', 'next: Named', 'best: [Some]', 'size(unit: Colour = RED, of: Int!): Int']

function wrapped(named: string, chance: Chance, ...about: string[]): string {
  const wrap = pick(['T', 'T', 'T!', '[T]', '[T!]', '[T]!', '[T!]!', '[[T!]]', '[[T]!]!'], chance(...about, 'wrap'))
  return wrap.replace('T', named)
}

function fields(type: string, chance: Chance): string[] {
  return Array.from({ length: 3 + Math.floor(chance(type, 'count') * 5) }, (_, index) => {
    const about = [type, `${index}`]
    const named = pick(chance(...about, 'leaf') < 0.55 ? leaves : composites, chance(...about, 'named'))
    const args = pick(
      ['', '', '', '(x: Int)', '(x: Int! = 3, y: [String!])', '(in: In)', '(in: In!, odd: Odd)'],
      chance(...about, 'args'),
    )
    return `f${index}${args}: ${wrapped(named, chance, ...about)}`
  })
}

/** The SDL of a schema with all kinds of types, in shapes that the seed decides. */
export function randomSchema(chance: Chance): string {
  return [
    'enum Colour { RED GREEN BLUE }',
    'scalar Odd',
    'input In { n: Int!, tags: [String!] = ["t"], deep: In, colour: Colour }',
    `interface Named { ${common.join(' ')} }`,
    `union Some = ${objects.filter((name, index) => index < 2 || chance('union', name) < 0.6).join(' | ')}`,
    ...objects.map(name => {
      const named = chance('named', name) < 0.7 || name === 'A' ? ' implements Named' : ''
      return `type ${name}${named} { ${[...common, ...fields(name, chance)].join(' ')} }`
    }),
    `type Query { ${[...common, ...fields('Query', chance)].join(' ')} }`,
    `type Mutation { ${fields('Mutation', chance).join(' ')} }`,
  ].join('\n')
}

/** What operations over such a schema say. */
export const vocabulary: Vocabulary = {
  declared: ['$int: Int', '$three: Int = 3', '$in: In', '$odd: Odd', '$colour: Colour = BLUE', '$texts: [String!]'],
  literals: {
    x: ['1', '$three', '$int', '7'],
    y: ['["a", "b"]', '$texts', 'null', '"one"'],
    in: ['{ n: 1 }', '$in', '{ n: $three, deep: { n: 2, colour: GREEN } }', '{ n: 4, tags: null }'],
    odd: ['5', '$odd', '"seven"', '{ a: [1] }'],
    unit: ['GREEN', '$colour', 'null'],
    of: ['2', '$three', '5'],
  },
  mutations: 0.25,
  variables: chance => ({
    ...(chance('int') < 0.6 && { int: pick<unknown>([1, 2, null], chance('int', 'value')) }),
    ...(chance('three') < 0.3 && { three: pick<unknown>([null, 4], chance('three', 'value')) }),
    ...(chance('in') < 0.7 && {
      in: pick<unknown>([{ n: 1 }, null, { n: 2, deep: { n: 3 } }, { tags: [] }], chance('in', 'value')),
    }),
    ...(chance('odd') < 0.7 && { odd: pick<unknown>(['a', { b: 1 }, [2]], chance('odd', 'value')) }),
    ...(chance('texts') < 0.7 && { texts: ['u', 'v'] }),
  }),
}
