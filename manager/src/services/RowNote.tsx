import { Group, Progress, Text } from '@mantine/core'
import { TriangleAlert } from 'lucide-react'
import type { ServiceRowFragment } from '../graphql/generated/graphql'
import { useLanguage } from '../language/LanguageProvider'

interface RowNoteProps {
  readonly resource: ServiceRowFragment['resource']
}

/** What is being done with a resource, or what is wrong with it; nothing when it is simply there. */
export function RowNote({ resource }: RowNoteProps) {
  const { t } = useLanguage()
  if (resource?.currentTask)
    return (
      <Progress
        mt={6}
        size="xs"
        maw={110}
        value={resource.currentTask.progress}
        aria-label={t.resource.task[resource.currentTask.kind]}
      />
    )
  if (!resource?.condition) return null
  return (
    <Group gap={4} mt={4} wrap="nowrap" c="var(--warning)">
      <TriangleAlert size={12} aria-hidden />
      <Text size="xs" title={t.resource.condition[resource.condition.code]}>
        {t.services.attention}
      </Text>
    </Group>
  )
}
