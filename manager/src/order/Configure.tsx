import { Alert, Grid, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { Lock } from 'lucide-react'
import { useState } from 'react'
import { useLanguage } from '../language/LanguageProvider'
import panel from '../ui/Panel.module.css'
import { Panel } from '../ui/Panel'
import { UniverseIcon } from '../ui/UniverseIcon'
import { ConfigurationFields } from './ConfigurationFields'
import { HardwareSummary } from './HardwareSummary'
import { ModeChoice } from './ModeChoice'
import { OptionFamily } from './OptionFamily'
import { askedConfigurations, choose, configure, initialDraft, type PlanToOrder } from './orderDraft'
import { OrderSummary } from './OrderSummary'

interface ConfigureProps {
  readonly plan: PlanToOrder
}

/** The choices on one side, what they cost on the other. */
export function Configure({ plan }: ConfigureProps) {
  const { t } = useLanguage()
  const [draft, setDraft] = useState(() => initialDraft(plan))
  const offered = plan.addonFamilies.filter(({ addons }) => addons.length > 0)
  // What must be chosen comes before what may be.
  const families = [...offered.filter(({ mandatory }) => mandatory), ...offered.filter(({ mandatory }) => !mandatory)]
  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, md: 8 }}>
        <Stack gap="lg">
          <Paper className={panel['panel'] ?? ''} p="lg">
            <Group gap="md" wrap="nowrap" align="flex-start">
              <UniverseIcon universe={plan.universe} size={46} />
              <div>
                <Title order={1}>{plan.name}</Title>
                <Text size="sm" c="dimmed">
                  {[plan.brand, plan.range, plan.description].filter(Boolean).join(' · ')}
                </Text>
                {plan.hardware && <HardwareSummary hardware={plan.hardware} />}
              </div>
            </Group>
          </Paper>
          {!plan.orderable && (
            <Alert color="orange" icon={<Lock size={18} aria-hidden />} title={t.catalogue.notOrderable}>
              {plan.unorderableReason}
            </Alert>
          )}
          <Panel title={t.order.commitment}>
            <ModeChoice modes={plan.modes} chosen={draft.mode} onChoose={mode => setDraft({ ...draft, mode })} />
          </Panel>
          {askedConfigurations(plan).length > 0 && (
            <Panel title={t.order.configuration}>
              <ConfigurationFields
                asked={askedConfigurations(plan)}
                values={draft.configuration}
                onChange={(name, value) => setDraft(configure(draft, name, value))}
              />
            </Panel>
          )}
          {families.length > 0 && (
            <Panel title={t.order.options}>
              <Stack gap="md">
                {families.map(family => (
                  <OptionFamily
                    key={family.name}
                    family={family}
                    mode={draft.mode}
                    chosen={draft.options[family.name] ?? []}
                    onChoose={codes => setDraft(choose(draft, family.name, codes))}
                  />
                ))}
              </Stack>
            </Panel>
          )}
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 4 }}>
        <OrderSummary plan={plan} draft={draft} />
      </Grid.Col>
    </Grid>
  )
}
