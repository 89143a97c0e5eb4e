import type { z } from 'zod'

/** A setting is wrong or missing; the message names every one of them. */
export class SettingsError extends Error {}

/**
 * Reads settings from environment variables once, at the start of a process.
 * An empty variable counts as not set.
 * @throws SettingsError naming each variable that is wrong and why.
 */
export function readEnv<Schema extends z.ZodType>(
  schema: Schema,
  source: NodeJS.ProcessEnv = process.env,
): z.infer<Schema> {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const read = schema.safeParse(given)
  if (read.success) return read.data
  const problems = read.error.issues.map(issue => `  ${issue.path.join('.') || 'settings'}: ${issue.message}`)
  throw new SettingsError(`These environment variables are wrong or missing:\n${problems.join('\n')}`)
}
