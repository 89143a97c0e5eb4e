import { Alert, Stack, Text } from '@mantine/core'
import { TriangleAlert } from 'lucide-react'
import type { Failure } from '../graphql/failure'
import { useLanguage } from '../language/LanguageProvider'
import { Facts } from '../ui/Facts'
import { Panel } from '../ui/Panel'
import { Problem } from '../ui/Problem'
import { AddressList } from './AddressList'
import { PowerBadge } from './PowerBadge'
import { resourceFacts } from './resourceFacts'
import type { ShownService } from './settling'
import { TaskHistory } from './TaskHistory'
import { TaskProgress } from './TaskProgress'

interface ResourceCardProps {
  readonly service: ShownService
  readonly failure: Failure | undefined
  readonly onRetry: () => void
  readonly retrying: boolean
}

const shownWithoutResource = {
  WEB: 'WebHosting',
  INFRASTRUCTURE: 'Server',
  CLOUD: 'Instance',
  TELECOM: 'PhoneLine',
} as const

/** What is really there, as it was last seen. */
export function ResourceCard({ service, failure, onRetry, retrying }: ResourceCardProps) {
  const { t, format } = useLanguage()
  const { resource } = service
  const now = new Date()

  if (!resource)
    return (
      <Panel title={t.resource[shownWithoutResource[service.universe]]}>
        {failure ? (
          <Problem failure={failure} text={t.resource.down} onRetry={onRetry} retrying={retrying} />
        ) : (
          <Text size="sm" c="dimmed">
            {service.state === 'ENDED' ? t.resource.released : t.resource.nothing}
          </Text>
        )}
      </Panel>
    )

  return (
    <Panel
      title={t.resource[resource.__typename]}
      aside={
        <Text size="xs" c="dimmed">
          {resource.observedAt === null
            ? t.resource.neverObserved
            : t.resource.observed(format.ago(resource.observedAt, now))}
        </Text>
      }
    >
      <Stack gap="lg">
        {resource.currentTask && <TaskProgress task={resource.currentTask} />}
        {resource.condition && (
          <Alert
            color="orange"
            icon={<TriangleAlert size={18} aria-hidden />}
            title={t.resource.condition[resource.condition.code]}
          >
            {resource.condition.message} ({t.resource.since(format.ago(resource.condition.since, now))})
          </Alert>
        )}
        <Facts
          facts={[
            ...('power' in resource
              ? [{ label: t.resource.powerLabel, value: <PowerBadge power={resource.power} /> }]
              : [{ label: t.services.state, value: t.resource.state[resource.state] }]),
            ...resourceFacts(resource, t, format),
          ]}
        />
        {'ip' in resource && <AddressList addresses={resource.ip} />}
        <TaskHistory tasks={resource.tasks} />
      </Stack>
    </Panel>
  )
}
