import DataLoader from 'dataloader'
import type { AnyId } from '../../shared/domain/ids'
import type { Tx } from '../../shared/runtime/database'
import type { ResourceView } from '../domain/resourceView'
import type { Task } from '../domain/task'
import { keyOf, readResourceViews, readTaskHistories } from './views'

/** Loads one thing of many that are read together. */
interface Loader<Key, Value> {
  load(key: Key): Promise<Value>
}

/** Reads of one request: one statement each, however many are asked for. */
export interface Loaders {
  /** By a service's id or a resource's own; null for what the viewer may not see, which is as if it were not there. */
  readonly resource: Loader<AnyId, ResourceView | null>
  readonly tasks: Loader<AnyId, readonly Task[]>
}

export function createLoaders(tx: Tx): Loaders {
  return {
    resource: new DataLoader<AnyId, ResourceView | null, string>(
      async ids => {
        const views = await readResourceViews(tx, ids)
        return ids.map(id => views.get(keyOf(id)) ?? null)
      },
      { cacheKeyFn: keyOf },
    ),
    tasks: new DataLoader<AnyId, readonly Task[], string>(
      async ids => {
        const histories = await readTaskHistories(tx, ids)
        return ids.map(id => histories.get(keyOf(id)) ?? [])
      },
      { cacheKeyFn: keyOf },
    ),
  }
}
