import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import { createFormat, type Format } from './format'
import { loadMessages, localeOf, rememberLanguage, type Language } from './languages'
import type { Messages } from './messages'

interface Spoken {
  readonly language: Language
  readonly t: Messages
  readonly format: Format
  /** The person's own choice: kept for the next visit. */
  choose(language: Language): Promise<void>
  /** What the account prefers: taken where the person has not chosen. */
  prefer(language: Language, timeZone: string): Promise<void>
}

const LanguageContext = createContext<Spoken | null>(null)

interface LanguageProviderProps {
  readonly initial: Language
  readonly messages: Messages
  readonly children: ReactNode
}

export function LanguageProvider({ initial, messages, children }: LanguageProviderProps) {
  const [spoken, setSpoken] = useState({ language: initial, t: messages })
  const [timeZone, setTimeZone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone)

  useEffect(() => {
    document.documentElement.lang = spoken.language
  }, [spoken.language])

  const speak = useCallback(async (language: Language) => {
    const t = await loadMessages(language)
    setSpoken(before => (before.language === language ? before : { language, t }))
  }, [])

  const choose = useCallback(
    async (language: Language) => {
      rememberLanguage(language)
      await speak(language)
    },
    [speak],
  )

  const prefer = useCallback(
    async (language: Language, zone: string) => {
      setTimeZone(zone)
      await speak(language)
    },
    [speak],
  )

  const value = useMemo<Spoken>(
    () => ({
      ...spoken,
      format: createFormat(localeOf(spoken.language, navigator.languages), timeZone),
      choose,
      prefer,
    }),
    [spoken, timeZone, choose, prefer],
  )

  return <LanguageContext value={value}>{children}</LanguageContext>
}

export function useLanguage(): Spoken {
  const value = use(LanguageContext)
  if (!value) throw new Error('useLanguage outside LanguageProvider')
  return value
}
