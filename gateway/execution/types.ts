import type { GraphQLSchema } from 'graphql'
import { isAbstractType, isInterfaceType, isObjectType } from 'graphql'

/** Whether a concrete type is the type of a condition, or one of its kinds. */
export type TypeTest = (typename: string, condition: string) => boolean

/** Answers from the supergraph's schema; each pair is looked up once. */
export function createTypeTest(schema: GraphQLSchema): TypeTest {
  const known = new Map<string, boolean>()
  const test = (typename: string, condition: string): boolean => {
    const type = schema.getType(typename)
    const wanted = schema.getType(condition)
    return isAbstractType(wanted) && (isObjectType(type) || isInterfaceType(type)) && schema.isSubType(wanted, type)
  }
  return (typename, condition) => {
    if (typename === condition) return true
    const key = `${typename} ${condition}`
    const found = known.get(key) ?? test(typename, condition)
    known.set(key, found)
    return found
  }
}
