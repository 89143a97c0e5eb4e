/** Why a catalogue cannot be taken: where, and what is wrong there. */
export interface Problem {
  /** Code of the plan or add-on; null when it is not about one. */
  readonly plan: string | null
  /** Path of the field: `pricings[3].price`; null when the whole is meant. */
  readonly field: string | null
  readonly message: string
}

/** `pricings[3].price` of `['pricings', 3, 'price']`. */
export function fieldPath(path: readonly PropertyKey[]): string | null {
  if (path.length === 0) return null
  return path
    .map(step => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '')
}

/** One line: file, plan and field, as far as they are known. */
export function describeProblem(file: string, { plan, field, message }: Problem): string {
  return [file, plan === null ? null : `plan ${plan}`, field, message].filter(part => part !== null).join(': ')
}
