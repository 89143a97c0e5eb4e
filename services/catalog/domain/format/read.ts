import type { z } from 'zod'
import { Numeral } from '../numeral'
import type { Problem } from '../problem'
import { fieldPath } from '../problem'

const words: Readonly<Record<string, string>> = {
  Numeral: 'a number',
  string: 'a text',
  array: 'a list',
  boolean: 'true or false',
}

const messageOf: z.core.$ZodErrorMap = issue => {
  if (issue.code !== 'invalid_type') return undefined
  if (issue.input === undefined) return 'is missing'
  return `must be ${words[issue.expected] ?? `an ${issue.expected}`}, is ${kindOf(issue.input)}`
}

function kindOf(input: unknown): string {
  if (input === null) return 'null'
  if (input instanceof Numeral) return `the number ${input.text}`
  if (Array.isArray(input)) return 'a list'
  return typeof input === 'string' ? 'a text' : typeof input === 'object' ? 'an object' : String(input)
}

/** What a part of the file holds; every problem in it is told to `report`, and then nothing is returned. */
export function readPart<Schema extends z.ZodType>(
  schema: Schema,
  part: unknown,
  report: (problem: Omit<Problem, 'plan'>) => void,
): z.infer<Schema> | undefined {
  // A numeral is an object to zod: as a whole part it could only be wrong.
  const read = schema.safeParse(part instanceof Numeral ? part.text : part, { error: messageOf })
  if (read.success) return read.data
  for (const { path, message } of read.error.issues) report({ field: fieldPath(path), message })
  return undefined
}
