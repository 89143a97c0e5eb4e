import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Currency } from '../../shared/domain/currency'
import { parseCurrency } from '../../shared/domain/currency'
import type { Day } from '../../shared/domain/day'
import { parseDay } from '../../shared/domain/day'

const day = z.string().transform((text, context): Day => {
  const parsed = parseDay(text)
  if (parsed) return parsed
  context.addIssue({ code: 'custom', message: `not a day: ${text}` })
  return z.NEVER
})

const currency = z.string().transform((text, context): Currency => {
  const parsed = parseCurrency(text)
  if (parsed) return parsed
  context.addIssue({ code: 'custom', message: `not an ISO 4217 currency: ${text}` })
  return z.NEVER
})

const decimal = z.string().regex(/^-?\d+(\.\d+)?$/, 'not a decimal number in a string')
const name = z.string().min(1)
const quantity = z.number().int().min(1)
const billingDay = z.number().int().min(1).max(31)
const when = z.enum(['NOW', 'PERIOD_END'])

const usage = z.strictObject({
  metric: name,
  model: z.enum(['GRADUATED', 'VOLUME']),
  tiers: z.array(z.strictObject({ upTo: decimal.nullable(), unit: decimal })).min(1),
})

const plan = z.strictObject({
  price: decimal,
  period: name,
  setup: decimal.optional(),
  trial: name.optional(),
  usage: usage.optional(),
})

const stepOf = <Name extends string, Shape extends z.ZodRawShape>(does: Name, shape: Shape) =>
  z.strictObject({ on: day, do: z.literal(does), ...shape })

const step = z.discriminatedUnion('do', [
  stepOf('order', { service: name, plan: name, billingDay: billingDay.optional(), quantity: quantity.optional() }),
  stepOf('changePlan', { service: name, plan: name, when }),
  stepOf('setQuantity', { service: name, quantity, when }),
  stepOf('stop', { service: name, when }),
  stepOf('undoStop', { service: name }),
  stepOf('pause', { service: name }),
  stepOf('resume', { service: name }),
  stepOf('reportUsage', { service: name, metric: name, amount: decimal }),
  stepOf('adjust', { service: name, from: day, to: day, amount: decimal }),
  stepOf('reprice', { plan: name, price: decimal, existingFrom: day }),
])

const line = z.strictObject({
  service: name,
  kind: z.enum(['SETUP', 'RECURRING', 'USAGE', 'CREDIT', 'ADJUSTMENT']),
  from: day,
  to: day,
  amount: decimal,
})

const scenario = z.strictObject({
  name,
  source: z.string().optional(),
  currency,
  rules: z.strictObject({ proration: z.enum(['ACTUAL_DAYS', 'DAYS_30']).default('ACTUAL_DAYS') }).prefault({}),
  plans: z.record(name, plan),
  steps: z.array(step).min(1),
  until: day,
  expect: z.strictObject({ lines: z.array(line) }),
})

const file = z.object({ format: z.literal(1), scenarios: z.array(z.unknown()).min(1) })

export type Scenario = z.infer<typeof scenario>
export type Step = z.infer<typeof step>
export type Plan = z.infer<typeof plan>
export type Line = z.infer<typeof line>

/** A scenario of a file, or why it cannot be read: that one fails, the others are replayed. */
export type Candidate =
  | { readonly ok: true; readonly name: string; readonly scenario: Scenario }
  | { readonly ok: false; readonly name: string; readonly problem: string }

/** The file is none of the format. */
export class FileError extends Error {}

/** Reads a file of scenarios. @throws FileError naming the file and what is wrong with it. */
export function readScenarios(path: string): Candidate[] {
  const read = file.safeParse(readJson(path))
  if (!read.success) throw new FileError(`${path} is no file of conformance scenarios:\n${z.prettifyError(read.error)}`)
  return read.data.scenarios.map((given, index) => {
    const checked = scenario.safeParse(given)
    const title = nameOf(given) ?? `scenario ${index + 1} of ${path}`
    return checked.success
      ? { ok: true, name: title, scenario: checked.data }
      : { ok: false, name: title, problem: `the scenario is not of the format:\n${z.prettifyError(checked.error)}` }
  })
}

const nameOf = (given: unknown): string | undefined =>
  typeof given === 'object' && given !== null && 'name' in given && typeof given.name === 'string'
    ? given.name
    : undefined

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new FileError(`${path} cannot be read: ${reason}`, { cause })
  }
}
