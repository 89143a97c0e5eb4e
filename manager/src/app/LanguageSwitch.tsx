import { SegmentedControl } from '@mantine/core'
import { isLanguage, languages } from '../language/languages'
import { useLanguage } from '../language/LanguageProvider'

const choices = languages.map(language => ({ value: language, label: language.toUpperCase() }))

export function LanguageSwitch() {
  const { t, language, choose } = useLanguage()
  return (
    <SegmentedControl
      size="xs"
      aria-label={t.app.language}
      data={choices}
      value={language}
      onChange={value => {
        if (isLanguage(value)) void choose(value)
      }}
    />
  )
}
