import { ThemeIcon } from '@mantine/core'
import { Cloud, Globe, Phone, Server, type LucideIcon } from 'lucide-react'
import type { Universe } from '../graphql/generated/graphql'

export const universes: readonly Universe[] = ['WEB', 'INFRASTRUCTURE', 'CLOUD', 'TELECOM']

export const universeIcons: Record<Universe, LucideIcon> = {
  WEB: Globe,
  INFRASTRUCTURE: Server,
  CLOUD: Cloud,
  TELECOM: Phone,
}

const colours: Record<Universe, string> = {
  WEB: 'indigo',
  INFRASTRUCTURE: 'evergreen',
  CLOUD: 'cyan',
  TELECOM: 'grape',
}

interface UniverseIconProps {
  readonly universe: Universe
  readonly size?: number
}

export function UniverseIcon({ universe, size = 34 }: UniverseIconProps) {
  const Icon = universeIcons[universe]
  return (
    <ThemeIcon variant="light" color={colours[universe]} size={size} radius="md" aria-hidden>
      <Icon size={Math.round(size * 0.53)} />
    </ThemeIcon>
  )
}
