import { Badge } from '@mantine/core'
import { Power as PowerIcon } from 'lucide-react'
import type { Power } from '../graphql/generated/graphql'
import { useLanguage } from '../language/LanguageProvider'
import badge from '../ui/StateBadge.module.css'

const colours: Record<Power, string> = { ON: 'evergreen', OFF: 'gray', UNKNOWN: 'orange' }

export function PowerBadge({ power }: { readonly power: Power }) {
  const { t } = useLanguage()
  return (
    <Badge
      variant="light"
      color={colours[power]}
      className={badge['badge'] ?? ''}
      leftSection={<PowerIcon size={11} strokeWidth={3} aria-hidden />}
    >
      {t.resource.power[power]}
    </Badge>
  )
}
