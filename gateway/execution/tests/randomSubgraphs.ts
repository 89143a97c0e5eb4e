import type { Chance } from './chance'

const scalars = ['String', 'Int', 'Boolean', 'ID', 'Float', 'Color'] as const
const names = ['a', 'b', 'c', 'd'] as const

interface Field {
  readonly name: string
  readonly type: string
  readonly argument: boolean
  /** Subgraphs that have it. */
  readonly homes: readonly number[]
  /** A field of another subgraph that it is computed from. */
  readonly requires?: string
}

const wrap = (type: string, chance: Chance): string => {
  const bang = (probability: number) => (chance.is(probability) ? '!' : '')
  return chance.is(0.35) ? `[${type}${bang(0.3)}]${bang(0.3)}` : `${type}${bang(0.25)}`
}

/**
 * Draws subgraphs that compose: entities whose fields lie in different subgraphs (some in two, some computed from a field
 * of another), a value type, an interface and a union over the entities, roots in any of them.
 */
export function randomSubgraphs(chance: Chance): { name: string; sdl: string }[] {
  const count = 2 + chance.int(3)
  const homes = Array.from({ length: count }, (_, index) => index)
  const entities = Array.from({ length: 2 + chance.int(3) }, (_, index) => `E${index}`)
  const targets = [...scalars, ...entities, ...entities, 'Value', 'Named', 'Any']

  const fieldsOf = new Map<string, readonly Field[]>(
    entities.map(entity => {
      const plain = Array.from({ length: 4 + chance.int(4) }, (_, index): Field => {
        const type = chance.pick(targets)
        const shared = (scalars as readonly string[]).includes(type) && chance.is(0.2)
        return {
          name: `${names[index % names.length]}${index}`,
          type: wrap(type, chance),
          argument: chance.is(0.2),
          homes: shared ? homes.filter(() => chance.is(0.7)) : [chance.pick(homes)],
        }
      }).map(field => (field.homes.length > 0 ? field : { ...field, homes: [0] }))
      const source = plain.find(
        field => field.homes.length === 1 && /^(String|Int|ID|Boolean)/.test(field.type) && !field.argument,
      )
      const elsewhere = homes.find(home => source && !source.homes.includes(home))
      const computed: Field[] =
        source && elsewhere !== undefined
          ? [{ name: 'computed', type: 'String', argument: false, homes: [elsewhere], requires: source.name }]
          : []
      return [entity, [...plain, ...computed]]
    }),
  )

  return homes.map(home => {
    const types = entities.map(entity => {
      const fields = fieldsOf.get(entity) ?? []
      const own = fields.filter(field => field.homes.includes(home))
      const needed = own.flatMap(({ requires }) => fields.filter(field => field.name === requires))
      const lines = [
        ...own.map(({ name, type, argument, homes: all, requires }) => {
          const shareable = all.length > 1 ? ' @shareable' : ''
          const requirement = requires ? ` @requires(fields: "${requires}")` : ''
          return `  ${name}${argument ? '(arg: Int = 7, in: Input)' : ''}: ${type}${shareable}${requirement}`
        }),
        ...needed.map(({ name, type }) => `  ${name}: ${type} @external`),
      ]
      return `type ${entity} implements Named @key(fields: "id") {\n  id: ID!\n  label: String @shareable\n${lines.join('\n')}\n}`
    })
    const roots = entities.flatMap(entity =>
      chance.is(0.6) ? [`  ${entity.toLowerCase()}_${home}(arg: Int): ${wrap(entity, chance)}`] : [],
    )
    return {
      name: `s${home}`,
      sdl: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@requires", "@external"])
type Query {
  root_${home}: String
  named_${home}: ${wrap('Named', chance)}
  any_${home}: ${wrap('Any', chance)}
${roots.join('\n')}
}
type Mutation {
  change_${home}(arg: Int): ${chance.pick(entities)}
}
interface Named { id: ID! label: String }
union Any = ${entities.join(' | ')}
enum Color { RED GREEN }
input Input { x: Int = 1, list: [String!] }
type Value @shareable { one: String two: Int! }
${types.join('\n')}`,
    }
  })
}
