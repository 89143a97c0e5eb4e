import { referenceTo, resourceFields } from './resourceFields'
import type { MailboxResolvers } from './types.generated'

export const Mailbox: MailboxResolvers = {
  __resolveReference: referenceTo('Mailbox'),
  ...resourceFields,
  quotaGb: ({ details }) => details.quotaGb,
}
