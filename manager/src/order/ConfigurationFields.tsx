import { Chip, Group, Input, Select, SimpleGrid, TextInput } from '@mantine/core'
import { useLanguage } from '../language/LanguageProvider'
import { nameOf, valueOf } from '../language/nameOf'
import type { OrderDraft, PlanToOrder } from './orderDraft'

interface ConfigurationFieldsProps {
  readonly asked: PlanToOrder['configurations']
  readonly values: OrderDraft['configuration']
  readonly onChange: (name: string, value: string) => void
}

/** So many answers are seen at once; more go into a list. */
const atOnce = 8

/** What the buyer chooses or tells. */
export function ConfigurationFields({ asked, values, onChange }: ConfigurationFieldsProps) {
  const { t } = useLanguage()
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
      {asked.map(({ name, mandatory, custom, values: answers }) => {
        const label = nameOf(name, t.order.choice)
        const value = values[name] ?? ''
        if (custom || answers.length === 0)
          return (
            <TextInput
              key={name}
              label={label}
              required={mandatory}
              value={value}
              onChange={event => onChange(name, event.currentTarget.value)}
            />
          )
        if (answers.length > atOnce)
          return (
            <Select
              key={name}
              label={label}
              required={mandatory}
              placeholder={t.order.choose}
              searchable
              clearable={!mandatory}
              value={value === '' ? null : value}
              data={[...answers]}
              onChange={answer => onChange(name, answer ?? '')}
            />
          )
        return (
          <Input.Wrapper key={name} label={label} required={mandatory} labelElement="div">
            <Chip.Group value={value} onChange={answer => onChange(name, answer)}>
              <Group gap={6} mt={6} role="radiogroup" aria-label={label}>
                {answers.map(answer => (
                  <Chip key={answer} value={answer} size="sm">
                    {valueOf(name, answer)}
                  </Chip>
                ))}
              </Group>
            </Chip.Group>
          </Input.Wrapper>
        )
      })}
    </SimpleGrid>
  )
}
