import { Anchor, Group, Text, Title } from '@mantine/core'
import { ChevronLeft } from 'lucide-react'
import { Link } from 'react-router-dom'
import { useLanguage } from '../language/LanguageProvider'
import { StateBadge } from '../ui/StateBadge'
import { UniverseIcon } from '../ui/UniverseIcon'
import type { ShownService } from './settling'

interface ServiceHeaderProps {
  readonly service: ShownService
}

export function ServiceHeader({ service }: ServiceHeaderProps) {
  const { t } = useLanguage()
  const { contract, universe } = service
  const sold = contract.items.find(item => !item.isAddon)?.label
  return (
    <div>
      <Anchor
        component={Link}
        to="/"
        size="sm"
        c="dimmed"
        inline
        display="inline-flex"
        style={{ alignItems: 'center', gap: 2 }}
      >
        <ChevronLeft size={16} aria-hidden />
        {t.services.title}
      </Anchor>
      <Group gap="md" mt="sm" wrap="nowrap" align="flex-start">
        <UniverseIcon universe={universe} size={46} />
        <div style={{ minWidth: 0 }}>
          <Group gap="xs">
            <Title order={1} style={{ overflowWrap: 'anywhere' }}>
              {service.displayName}
            </Title>
            <StateBadge state={service.state} contractState={contract.state} />
          </Group>
          <Text size="sm" c="dimmed">
            {[t.universe[universe], contract.plan?.brand, sold].filter(Boolean).join(' · ')}
          </Text>
        </div>
      </Group>
    </div>
  )
}
