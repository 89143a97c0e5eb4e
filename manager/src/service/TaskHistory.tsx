import { Group, Text } from '@mantine/core'
import { CircleCheck, CircleDashed, CircleX, type LucideIcon } from 'lucide-react'
import type { TaskProgressFragment, TaskState } from '../graphql/generated/graphql'
import { useLanguage } from '../language/LanguageProvider'

interface TaskHistoryProps {
  readonly tasks: readonly TaskProgressFragment[]
}

const icons: Record<TaskState, { readonly icon: LucideIcon; readonly colour: string }> = {
  PENDING: { icon: CircleDashed, colour: 'dimmed' },
  RUNNING: { icon: CircleDashed, colour: 'blue' },
  DONE: { icon: CircleCheck, colour: 'teal' },
  FAILED: { icon: CircleX, colour: 'red' },
}

const shown = 3

/** The last things that were done with a resource. */
export function TaskHistory({ tasks }: TaskHistoryProps) {
  const { t, format } = useLanguage()
  const ended = tasks.filter(task => task.endedAt !== null).slice(0, shown)
  if (ended.length === 0) return null
  return (
    <div>
      <Text size="xs" c="dimmed" mb={6}>
        {t.resource.history}
      </Text>
      {ended.map(({ id, kind, state, endedAt, createdAt, failure }) => {
        const { icon: Icon, colour } = icons[state]
        return (
          <Group key={id} gap={8} wrap="nowrap" py={3}>
            <Text c={colour} span lh={0}>
              <Icon size={16} aria-label={t.resource.taskState[state]} />
            </Text>
            <Text size="sm">
              {t.resource.task[kind]}
              {failure !== null && `: ${failure}`}
            </Text>
            <Text size="xs" c="dimmed" ml="auto" className="figures">
              {format.instant(endedAt ?? createdAt)}
            </Text>
          </Group>
        )
      })}
    </div>
  )
}
