import { createHash } from 'node:crypto'
import type { ResourceKind } from '../../shared/domain/events'
import type { ResourceId } from '../../shared/domain/ids'
import { LANES, toUuid } from '../../shared/domain/ids'
import type { Tx } from '../../shared/runtime/database'

/** The lane of a name, so that whoever wants it meets whoever has it. */
export const laneOfName = (kind: ResourceKind, name: string): number =>
  createHash('sha256').update(`${kind}:${name}`).digest().readUInt16BE() % LANES

const claim = `
  insert into name_claim as claimed (lane, kind, name, resource_id) values ($1, $2, $3, $4)
  on conflict (lane, kind, name) do update set resource_id = claimed.resource_id
  returning resource_id = $4 as mine`

const unclaim = `delete from name_claim where lane = $1 and kind = $2 and name = $3 and resource_id = $4`

/** Takes a name for a resource; false when another one has it. */
export async function claimName(tx: Tx, kind: ResourceKind, name: string, id: ResourceId): Promise<boolean> {
  const values = [laneOfName(kind, name), kind, name, toUuid(id)]
  const [claimed] = await tx.query<{ mine: boolean }>('claimName', claim, values)
  return claimed?.mine ?? false
}

/** Gives a name back, if the resource has it. */
export async function giveNameBack(tx: Tx, kind: ResourceKind, name: string, id: ResourceId): Promise<void> {
  await tx.query('unclaimName', unclaim, [laneOfName(kind, name), kind, name, toUuid(id)])
}
