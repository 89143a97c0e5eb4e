import { Badge, ScrollArea, Tabs } from '@mantine/core'
import { LayoutGrid, type LucideIcon } from 'lucide-react'
import type { Universe } from '../graphql/generated/graphql'
import { useLanguage } from '../language/LanguageProvider'
import { universeIcons, universes } from './UniverseIcon'

interface UniverseTabsProps {
  /** All of them when nothing is chosen. */
  readonly chosen: Universe | undefined
  /** How many there are; nothing while that is not known. */
  readonly countOf: (universe: Universe | undefined) => number | undefined
  readonly onChange: (universe: Universe | undefined) => void
}

export function UniverseTabs({ chosen, countOf, onChange }: UniverseTabsProps) {
  const { t, format } = useLanguage()
  const tabs: readonly { universe: Universe | undefined; label: string; icon: LucideIcon }[] = [
    { universe: undefined, label: t.services.all, icon: LayoutGrid },
    ...universes.map(universe => ({ universe, label: t.universe[universe], icon: universeIcons[universe] })),
  ]
  return (
    <Tabs value={chosen ?? 'ALL'} onChange={value => onChange(universes.find(universe => universe === value))}>
      <ScrollArea type="never">
        <Tabs.List style={{ flexWrap: 'nowrap' }}>
          {tabs.map(({ universe, label, icon: Icon }) => {
            const count = countOf(universe)
            return (
              <Tabs.Tab
                key={label}
                style={{ flexShrink: 0 }}
                value={universe ?? 'ALL'}
                leftSection={<Icon size={16} aria-hidden />}
                rightSection={
                  count !== undefined && (
                    <Badge size="sm" variant="light" color="gray" className="figures">
                      {format.number(count)}
                    </Badge>
                  )
                }
              >
                {label}
              </Tabs.Tab>
            )
          })}
        </Tabs.List>
      </ScrollArea>
    </Tabs>
  )
}
