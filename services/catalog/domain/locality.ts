/** What a catalogue does not say of a subsidiary. */
export interface Locality {
  readonly name: string
  /** BCP 47. */
  readonly language: string
  /** IANA. */
  readonly timeZone: string
}

const localities = new Map<string, readonly [country: string, language: string, timeZone: string]>([
  ['ASIA', ['Asia', 'en', 'Asia/Singapore']],
  ['AU', ['Australia', 'en', 'Australia/Sydney']],
  ['CA', ['Canada', 'en', 'America/Toronto']],
  ['CZ', ['Czechia', 'cs', 'Europe/Prague']],
  ['DE', ['Germany', 'de', 'Europe/Berlin']],
  ['ES', ['Spain', 'es', 'Europe/Madrid']],
  ['EU', ['Europe', 'en', 'Europe/Paris']],
  ['FI', ['Finland', 'fi', 'Europe/Helsinki']],
  ['FR', ['France', 'fr', 'Europe/Paris']],
  ['GB', ['United Kingdom', 'en', 'Europe/London']],
  ['IE', ['Ireland', 'en', 'Europe/Dublin']],
  ['IN', ['India', 'en', 'Asia/Kolkata']],
  ['IT', ['Italy', 'it', 'Europe/Rome']],
  ['LT', ['Lithuania', 'lt', 'Europe/Vilnius']],
  ['MA', ['Morocco', 'fr', 'Africa/Casablanca']],
  ['NL', ['Netherlands', 'nl', 'Europe/Amsterdam']],
  ['PL', ['Poland', 'pl', 'Europe/Warsaw']],
  ['PT', ['Portugal', 'pt', 'Europe/Lisbon']],
  ['QC', ['Quebec', 'fr', 'America/Toronto']],
  ['SG', ['Singapore', 'en', 'Asia/Singapore']],
  ['SN', ['Senegal', 'fr', 'Africa/Dakar']],
  ['TN', ['Tunisia', 'fr', 'Africa/Tunis']],
  ['US', ['United States', 'en', 'America/New_York']],
  ['WE', ['World (English)', 'en', 'Europe/London']],
  ['WS', ['World (Spanish)', 'es', 'Europe/Madrid']],
])

/** Name, language and time zone of a subsidiary; English and UTC for one that is not known yet. */
export function localityOf(code: string): Locality {
  const [country, language, timeZone] = localities.get(code) ?? [code, 'en', 'UTC']
  return { name: `Perennial ${country}`, language, timeZone }
}
