import { Badge } from '@mantine/core'
import type { ContractState, ServiceState } from '../graphql/generated/graphql'
import { useLanguage } from '../language/LanguageProvider'
import classes from './StateBadge.module.css'

type Shown = ServiceState | 'STOPPING'

const stateColours: Record<Shown, string> = {
  PROVISIONING: 'blue',
  ACTIVE: 'evergreen',
  SUSPENDED: 'orange',
  ENDED: 'gray',
  STOPPING: 'yellow',
}

interface StateBadgeProps {
  readonly state: ServiceState
  readonly contractState: ContractState
}

/** Where a service stands, in one word: a stop that is set counts more than that it still runs. */
export function StateBadge({ state, contractState }: StateBadgeProps) {
  const { t } = useLanguage()
  const shown: Shown = state === 'ACTIVE' && contractState === 'STOPPING' ? 'STOPPING' : state
  return (
    <Badge
      variant="light"
      color={stateColours[shown]}
      className={classes['badge'] ?? ''}
      leftSection={<span className={classes['dot']} />}
    >
      {t.serviceState[shown]}
    </Badge>
  )
}
