import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { Search } from 'lucide-react'
import { useState, type CSSProperties } from 'react'

interface SearchBoxProps {
  readonly label: string
  readonly clearLabel: string
  /** What is searched for now: may change from outside, by the browser's way back. */
  readonly value: string
  readonly onSearch: (text: string) => void
  readonly className?: string
  readonly style?: CSSProperties
}

/** Searches while one types, shortly after the last key. */
export function SearchBox({ label, clearLabel, value, onSearch, className = '', style = {} }: SearchBoxProps) {
  const [typed, setTyped] = useState(value)
  const [shown, setShown] = useState(value)
  const searchSoon = useDebouncedCallback((text: string) => onSearch(text.trim()), 300)

  if (shown !== value) {
    setShown(value)
    if (typed.trim() !== value) setTyped(value)
  }

  return (
    <TextInput
      className={className}
      style={style}
      type="search"
      aria-label={label}
      placeholder={label}
      value={typed}
      leftSection={<Search size={16} aria-hidden />}
      rightSection={
        typed !== '' && (
          <CloseButton
            size="sm"
            aria-label={clearLabel}
            onClick={() => {
              setTyped('')
              onSearch('')
            }}
          />
        )
      }
      onChange={event => {
        setTyped(event.currentTarget.value)
        searchSoon(event.currentTarget.value)
      }}
    />
  )
}
