import type { Chance } from './chance'
import { pick } from './chance'

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
