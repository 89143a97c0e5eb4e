import { Checkbox, Collapse, Group, Radio, Stack, Text, Title, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { ChevronDown } from 'lucide-react'
import { useId } from 'react'
import { isZero } from '../language/decimal'
import { useLanguage } from '../language/LanguageProvider'
import { nameOf } from '../language/nameOf'
import { periodOf } from '../language/periodOf'
import classes from './OptionFamily.module.css'
import type { Family } from './orderDraft'

interface OptionFamilyProps {
  readonly family: Family
  readonly mode: string
  readonly chosen: readonly string[]
  readonly onChoose: (codes: readonly string[]) => void
}

/** The options of one family: one of them, or any number, as the catalogue says. */
export function OptionFamily({ family, mode, chosen, onChoose }: OptionFamilyProps) {
  const { t } = useLanguage()
  const { name, mandatory, exclusive, addons } = family
  const id = useId()
  // Extras that nobody has to take stay folded, so that the choices one must make are seen.
  const [opened, { toggle }] = useDisclosure(mandatory || chosen.length > 0)
  return (
    <section aria-labelledby={id}>
      <UnstyledButton className={classes['head'] ?? ''} aria-expanded={opened} onClick={toggle}>
        <Title order={3} id={id}>
          {nameOf(name, t.order.family)}
        </Title>
        <Text size="xs" c="dimmed">
          {mandatory ? t.order.required : t.order.moreOptions(addons.length)}
        </Text>
        <ChevronDown size={16} className={classes['chevron'] ?? ''} data-opened={opened} aria-hidden />
      </UnstyledButton>
      <Collapse expanded={opened}>
        {exclusive ? (
          <Radio.Group
            value={chosen[0] ?? ''}
            onChange={code => onChoose(code === '' ? [] : [code])}
            aria-labelledby={id}
          >
            <Stack gap={6}>
              {!mandatory && (
                <Radio.Card value="" className={classes['option'] ?? ''}>
                  <Group gap="sm">
                    <Radio.Indicator />
                    <Text size="sm">{t.order.none}</Text>
                  </Group>
                </Radio.Card>
              )}
              {addons.map(addon => (
                <Radio.Card key={addon.id} value={addon.code} className={classes['option'] ?? ''}>
                  <Group gap="sm" wrap="nowrap">
                    <Radio.Indicator />
                    <OptionText addon={addon} mode={mode} />
                  </Group>
                </Radio.Card>
              ))}
            </Stack>
          </Radio.Group>
        ) : (
          <Checkbox.Group value={[...chosen]} onChange={onChoose} aria-labelledby={id}>
            <Stack gap={6}>
              {addons.map(addon => (
                <Checkbox.Card key={addon.id} value={addon.code} className={classes['option'] ?? ''}>
                  <Group gap="sm" wrap="nowrap">
                    <Checkbox.Indicator />
                    <OptionText addon={addon} mode={mode} />
                  </Group>
                </Checkbox.Card>
              ))}
            </Stack>
          </Checkbox.Group>
        )}
      </Collapse>
    </section>
  )
}

interface OptionTextProps {
  readonly addon: Family['addons'][number]
  readonly mode: string
}

/** An option's name and its price in the way to pay that is chosen. */
function OptionText({ addon, mode }: OptionTextProps) {
  const { t, format } = useLanguage()
  const terms = addon.modes.find(one => one.mode === mode) ?? addon.modes.find(one => one.mode === 'default')
  const price = terms && (terms.promotionalPrice ?? terms.price)
  return (
    <>
      <Text size="sm" className={classes['name'] ?? ''}>
        {addon.name}
      </Text>
      <Text size="sm" className={`figures ${classes['price']}`}>
        {!price || isZero(price.amount) ? (
          <Text span size="sm" c="dimmed">
            {t.order.included}
          </Text>
        ) : (
          <>
            + {format.money(price)}{' '}
            <Text span size="xs" c="dimmed">
              {terms.period === null ? t.order.setup : t.catalogue.per(periodOf(terms.period, t, format))}
            </Text>
          </>
        )}
      </Text>
    </>
  )
}
