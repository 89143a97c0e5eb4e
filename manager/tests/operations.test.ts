import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema, parse, validate } from 'graphql'
import { registeredOperations, registry } from '../operations'

const committed = () => new Map(readdirSync(registry).map(file => [file, readFileSync(join(registry, file), 'utf8')]))

describe('the operations that the manager has registered', () => {
  it('are those that it sends, word for word (npm run codegen writes them)', () => {
    expect(committed()).toEqual(new Map([...registeredOperations()].sort()))
  })

  it('are valid in the graph', () => {
    const schema = buildSchema(readFileSync(join(__dirname, '..', '..', 'schema', 'supergraph.graphql'), 'utf8'))
    const errors = [...committed()].flatMap(([file, text]) =>
      validate(schema, parse(text)).map(({ message }) => `${file}: ${message}`),
    )
    expect(errors).toEqual([])
  })
})
