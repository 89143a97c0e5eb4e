import { Group, Progress, Text } from '@mantine/core'
import type { TaskProgressFragment } from '../graphql/generated/graphql'
import { useLanguage } from '../language/LanguageProvider'
import { nameOf } from '../language/nameOf'

interface TaskProgressProps {
  readonly task: TaskProgressFragment
}

/** How far a task is. */
export function TaskProgress({ task }: TaskProgressProps) {
  const { t, format } = useLanguage()
  const done = t.resource.taskProgress(format.percent(`${task.progress}`))
  return (
    <div>
      <Group justify="space-between" mb={6}>
        <Text size="sm" fw={600}>
          {t.resource.task[task.kind]}
          {task.step !== null && (
            <Text span size="sm" c="dimmed" ml={8}>
              {nameOf(task.step, t.resource.step)}
            </Text>
          )}
        </Text>
        <Text size="sm" c="dimmed" className="figures">
          {task.state === 'PENDING' ? t.resource.taskState.PENDING : done}
        </Text>
      </Group>
      <Progress value={task.progress} animated aria-label={`${t.resource.task[task.kind]}: ${done}`} />
    </div>
  )
}
