import { Group, Input, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'
import { useAccount } from '../app/AccountProvider'
import { isDecimal, type Decimal } from '../language/decimal'
import { useLanguage } from '../language/LanguageProvider'

interface PriceFieldsProps {
  readonly minPrice: Decimal | undefined
  readonly maxPrice: Decimal | undefined
  readonly onChange: (change: { minPrice: Decimal | undefined } | { maxPrice: Decimal | undefined }) => void
}

export function PriceFields({ minPrice, maxPrice, onChange }: PriceFieldsProps) {
  const { t } = useLanguage()
  const { currency } = useAccount()
  return (
    <Input.Wrapper label={`${t.catalogue.price} (${currency})`}>
      <Group gap="xs" grow mt={2}>
        <PriceField label={t.catalogue.minPrice} price={minPrice} onChange={price => onChange({ minPrice: price })} />
        <PriceField label={t.catalogue.maxPrice} price={maxPrice} onChange={price => onChange({ maxPrice: price })} />
      </Group>
    </Input.Wrapper>
  )
}

interface PriceFieldProps {
  readonly label: string
  readonly price: Decimal | undefined
  readonly onChange: (price: Decimal | undefined) => void
}

/** A price as it is typed, with a comma or a point; never by way of a float. */
function PriceField({ label, price, onChange }: PriceFieldProps) {
  const { t } = useLanguage()
  const [typed, setTyped] = useState(price ?? '')
  const [shown, setShown] = useState(price)
  const changeSoon = useDebouncedCallback(onChange, 400)
  const read = (text: string) => text.trim().replace(',', '.')

  if (shown !== price) {
    setShown(price)
    if (read(typed) !== (price ?? '')) setTyped(price ?? '')
  }

  return (
    <TextInput
      aria-label={`${t.catalogue.price}, ${label}`}
      placeholder={label}
      inputMode="decimal"
      value={typed}
      error={read(typed) !== '' && !isDecimal(read(typed))}
      onChange={event => {
        const text = event.currentTarget.value
        setTyped(text)
        const value = read(text)
        if (value === '') changeSoon(undefined)
        else if (isDecimal(value)) changeSoon(value)
      }}
    />
  )
}
