import type { TaskId } from '../../shared/domain/ids'
import { SYSTEM } from '../../shared/domain/viewer'
import { rescheduleOverdue } from '../store/tasks'
import type { ActionDeps } from './deps'

/** How late work may be before it counts as left lying, in milliseconds: a queue may be long. */
const PATIENCE = 5_000

/** Tasks that are taken up again in one go. */
const MOST = 1000

/** Takes up work that was left lying by a process that died with it. */
export async function rescueTasks({ database, clock, log }: ActionDeps): Promise<readonly TaskId[]> {
  const limit = new Date(clock.now().getTime() - PATIENCE)
  const rescued = await database.transaction(SYSTEM, tx => rescheduleOverdue(tx, limit, MOST))
  if (rescued.length > 0) log.warn({ tasks: rescued.length }, 'work that was left lying is taken up again')
  return rescued
}
