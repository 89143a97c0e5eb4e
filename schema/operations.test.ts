import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildASTSchema, parse, validate } from 'graphql'
import { compose } from './compose'

const folder = join(__dirname, 'operations')

describe('the registered operations', () => {
  const graph = buildASTSchema(parse(compose()), { assumeValidSDL: true })

  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.graphql'))

  it.each(files)('%s is answered by the graph', file => {
    expect(validate(graph, parse(readFileSync(join(folder, file), 'utf8')))).toEqual([])
  })
})
