/**
 * Brings a task forward and is killed on the way: `dyingProcess.ts DATABASE_URL TASK_ID PLACE NOW`.
 * Ends with 0 when the task came to its end before that place.
 */
import { parseId } from '../../shared/domain/ids'
import { deathTrap } from './deathTrap'
import { World } from './world'

async function main([url = '', task = '', place = '', now = '']: readonly string[]): Promise<void> {
  const taskId = parseId('tsk', task)
  if (!taskId) throw new Error('which task?')
  const trap = deathTrap(Number(place), () => process.kill(process.pid, 'SIGKILL'))
  const world = World.at(url, { ...trap, rules: { releaseGrace: 0 }, now: new Date(now) })
  await world.actions.advanceTask(taskId)
  await world.database.close()
}

void main(process.argv.slice(2))
