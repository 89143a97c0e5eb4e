import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useId } from 'react'
import { Link } from 'react-router-dom'
import type { PlanCardFragment } from '../graphql/generated/graphql'
import { useLanguage } from '../language/LanguageProvider'
import panel from '../ui/Panel.module.css'
import { UniverseIcon } from '../ui/UniverseIcon'
import { HardwareSummary } from './HardwareSummary'
import { ModePrice } from './ModePrice'
import classes from './PlanCard.module.css'

interface PlanCardProps {
  readonly plan: PlanCardFragment
}

/** An offer with what it is, where it is and what it costs; one that cannot be ordered says why. */
export function PlanCard({ plan }: PlanCardProps) {
  const { t } = useLanguage()
  const id = useId()
  const mode = plan.modes.find(one => one.mode === 'default') ?? plan.modes[0]
  return (
    <Paper component="article" aria-labelledby={id} className={`${panel['panel']} ${classes['card']}`} p="lg">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <UniverseIcon universe={plan.universe} size={36} />
        <Badge variant="light" color="gray" title={plan.brand}>
          {plan.range}
        </Badge>
      </Group>
      <Stack gap={4} mt="sm">
        <Title order={2} size="h3" id={id}>
          {plan.name}
        </Title>
        {!plan.hardware && plan.description !== null && (
          <Text size="sm" c="dimmed" lineClamp={3}>
            {plan.description}
          </Text>
        )}
      </Stack>
      {plan.hardware && <HardwareSummary hardware={plan.hardware} />}
      {plan.datacenters.length > 0 && (
        <Group gap={4} mt="sm" aria-label={t.catalogue.datacenter}>
          {plan.datacenters.slice(0, 6).map(code => (
            <Badge key={code} size="xs" variant="default" radius="sm">
              {code}
            </Badge>
          ))}
          {plan.datacenters.length > 6 && (
            <Text size="xs" c="dimmed">
              +{plan.datacenters.length - 6}
            </Text>
          )}
        </Group>
      )}
      <div className={classes['foot']}>
        {mode && <ModePrice mode={mode} />}
        {plan.orderable ? (
          <Button
            component={Link}
            to={`/order/${encodeURIComponent(plan.code)}`}
            fullWidth
            mt="md"
            aria-describedby={id}
          >
            {t.catalogue.configure}
          </Button>
        ) : (
          <div className={classes['closed']}>
            <Text size="sm" fw={600}>
              {t.catalogue.notOrderable}
            </Text>
            {plan.unorderableReason !== null && <Text size="xs">{plan.unorderableReason}</Text>}
          </div>
        )}
      </div>
    </Paper>
  )
}
