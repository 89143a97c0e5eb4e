/** Chooses between one and several as a language does: in French, none counts as one. */
export function pluralOf(language: string) {
  const rules = new Intl.PluralRules(language)
  return (count: number, one: string, other: string) => (rules.select(count) === 'one' ? one : other)
}
