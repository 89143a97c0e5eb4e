import { hosting, oneService } from '../shapes/hosting'
import { nested, shop } from '../shapes/shop'
import type { Graph } from '../shapes/shape'
import { together } from './model'
import { compileWriter } from './writer'

const modelOf = (graph: Graph, name: string) => {
  const found = graph.subgraphs.find(subgraph => subgraph.name === name)
  if (!found) throw new Error(`there is no ${name}`)
  return found.model
}
const id = oneService.variables(7)['id']

describe('A stub subgraph', () => {
  it('answers by the aliases and fragments that a gateway sends', () => {
    const write = compileWriter(
      modelOf(hosting, 'infrastructure'),
      `query($r: [_Any!]!) { a: _entities(representations: $r) { ... on Service { ...F b: server { power } } ... on Other { x } } }
       fragment F on Service { server { state } }`,
    )
    expect(JSON.parse(write({ r: [{ __typename: 'Service', id }] }))).toEqual({
      data: { a: [{ server: { state: 'ACTIVE' }, b: { power: 'ON' } }] },
    })
  })

  it('answers for the id that is asked for, given as a variable or as a literal', () => {
    const billing = modelOf(hosting, 'billing')
    const byVariable = compileWriter(billing, 'query($id: ID!) { service(id: $id) { id } }')({ id })
    const byLiteral = compileWriter(billing, `{ service(id: ${JSON.stringify(id)}) { id } }`)({})
    expect(JSON.parse(byVariable)).toEqual({ data: { service: { id } } })
    expect(byLiteral).toBe(byVariable)
  })

  it('demands the fields that a representation must bring for what is asked', () => {
    const write = compileWriter(
      modelOf(shop, 'inventory'),
      'query($r: [_Any!]!) { _entities(representations: $r) { ... on Product { shippingEstimate } } }',
    )
    expect(() => write({ r: [{ __typename: 'Product', upc: 'p1' }] })).toThrow('needs its price')
    expect(write({ r: [{ __typename: 'Product', upc: 'p1', price: 899, weight: 100 }] })).toContain('50')
  })

  it('refuses what it does not know, so that no gateway is measured on an answer that is wrong', () => {
    const billing = modelOf(hosting, 'billing')
    expect(() => compileWriter(billing, '{ service(id: "x") { unheardOf } }')).toThrow('Service.unheardOf')
  })
})

describe('What a client must get', () => {
  it('is what all subgraphs know together', () => {
    const write = compileWriter(together(shop.subgraphs.map(({ model }) => model)), nested.document(0))
    const { data } = JSON.parse(write({}))
    expect(data.topProducts).toHaveLength(5)
    expect(data.users[0].reviews[0].product).toMatchObject({ upc: 'p1', shippingEstimate: 50, inStock: false })
  })
})
