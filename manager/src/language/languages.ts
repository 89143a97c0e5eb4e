import type { Messages } from './messages'

export const languages = ['en', 'fr'] as const
export type Language = (typeof languages)[number]

/** Each language is a piece of its own: only the one that is spoken is loaded. */
const load: Record<Language, () => Promise<Messages>> = {
  en: async () => (await import('./messages/en')).en,
  fr: async () => (await import('./messages/fr')).fr,
}

const storageKey = 'perennial.language'

export function isLanguage(value: string): value is Language {
  return languages.some(language => language === value)
}

export const loadMessages = (language: Language): Promise<Messages> => load[language]()

/** What the person chose here before; nothing when they never did. */
export function chosenLanguage(): Language | undefined {
  const stored = localStorage.getItem(storageKey)
  return stored !== null && isLanguage(stored) ? stored : undefined
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(storageKey, language)
}

/** The first language of the browser that the manager speaks. */
export function languageOf(tags: readonly string[]): Language {
  for (const tag of tags) {
    const primary = tag.split('-')[0]?.toLowerCase() ?? ''
    if (isLanguage(primary)) return primary
  }
  return 'en'
}

/** The browser's own region for a language (`en-US`, `fr-CA`), so that dates read as at home. */
export function localeOf(language: Language, tags: readonly string[]): string {
  return tags.find(tag => tag.startsWith(`${language}-`)) ?? (language === 'fr' ? 'fr-FR' : 'en-GB')
}
