import { z } from 'zod'
import type { AddonFamily, Configuration } from '../plan'
import { plain } from '../numeral'
import { pricingFormat } from './pricing'
import { name } from './scalars'

/** A plan's id must hold its code, whatever the script it is written in. */
const code = name.refine(given => Buffer.byteLength(given) <= 250, 'is longer than 250 bytes')

const configuration = z
  .object({
    name,
    isCustom: z.boolean().nullish(),
    isMandatory: z.boolean().nullish(),
    values: z.array(name).nullish(),
  })
  .transform((raw): Configuration => ({
    name: raw.name,
    mandatory: raw.isMandatory ?? false,
    custom: raw.isCustom ?? false,
    values: raw.values ?? [],
  }))

const addonFamily = z
  .object({
    name,
    addons: z.array(code),
    default: code.nullish(),
    exclusive: z.boolean().nullish(),
    mandatory: z.boolean().nullish(),
  })
  .transform((raw): AddonFamily => ({
    name: raw.name,
    mandatory: raw.mandatory ?? false,
    exclusive: raw.exclusive ?? false,
    default: raw.default ?? null,
    addons: [...new Set(raw.addons)],
  }))

const document = z.unknown().optional().transform(plain)

/** A plan or add-on as the file has it; fields that nobody knows are left out. */
export const planFormat = z.object({
  planCode: code,
  product: name.nullish(),
  invoiceName: name.nullish(),
  description: z.string().nullish(),
  family: name.nullish(),
  pricingType: z.string().nullish(),
  pricings: z.array(pricingFormat),
  addonFamilies: z.array(addonFamily).nullish(),
  configurations: z.array(configuration).nullish(),
  blobs: document,
  consumptionConfiguration: document,
})

export type RawPlan = z.infer<typeof planFormat>

export const productFormat = z.object({
  name,
  description: z.string().nullish(),
  configurations: z.array(configuration).nullish(),
  blobs: document,
})

export type RawProduct = z.infer<typeof productFormat>

export const planFamilyFormat = z.object({ name })
