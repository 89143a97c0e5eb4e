import { referenceTo, resourceFields } from './resourceFields'
import type { PhoneLineResolvers } from './types.generated'

export const PhoneLine: PhoneLineResolvers = {
  __resolveReference: referenceTo('PhoneLine'),
  ...resourceFields,
  number: ({ details }) => details.number,
}
