import { z } from 'zod'
import type { Details } from '../domain/details'
import type { Choice } from '../domain/order'

/** Details as they are kept; what is in the database is checked as anything from outside is. */
export const detailsSchema: z.ZodType<Details> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('Server'),
    cpu: z.string(),
    memoryGb: z.number().nullable(),
    storage: z.string().nullable(),
    operatingSystem: z.string().nullable(),
    rack: z.string().nullable(),
  }),
  z.object({ kind: z.literal('Domain'), nameServers: z.array(z.string()) }),
  z.object({ kind: z.literal('WebHosting'), cluster: z.string().nullable(), storageGb: z.number().nullable() }),
  z.object({ kind: z.literal('Mailbox'), quotaGb: z.number().nullable() }),
  z.object({ kind: z.literal('Instance'), flavor: z.string(), operatingSystem: z.string().nullable() }),
  z.object({ kind: z.literal('PhoneLine'), number: z.string().nullable() }),
])

export const choiceSchema: z.ZodType<Choice> = z.object({
  datacenter: z.string().nullable(),
  region: z.string().nullable(),
  subsidiary: z.string(),
  name: z.string().nullable(),
  topLevel: z.string().nullable().default(null),
  operatingSystem: z.string().nullable(),
})
