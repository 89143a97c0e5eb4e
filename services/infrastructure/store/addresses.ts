import type { AccountId, ResourceId } from '../../shared/domain/ids'
import { laneOf, toUuid } from '../../shared/domain/ids'
import type { Tx } from '../../shared/runtime/database'
import type { IpAddress } from '../domain/resource'

const insert = `
  insert into ip_address (lane, address, resource_id, account_id, position, reverse)
  select $1::smallint, address, $2::uuid, $3::uuid, position - 1, reverse
  from unnest($4::inet[], $5::text[]) with ordinality as given(address, reverse, position)`

const readOf = `
  select host(address) as address, reverse from ip_address where lane = $1 and resource_id = $2 order by position`

const remove = `delete from ip_address where lane = $1 and resource_id = $2`

/** Gives addresses to a resource, the main one first. */
export async function giveAddresses(
  tx: Tx,
  id: ResourceId,
  accountId: AccountId,
  addresses: readonly IpAddress[],
): Promise<void> {
  await tx.query('giveAddresses', insert, [
    laneOf(id),
    toUuid(id),
    toUuid(accountId),
    addresses.map(({ address }) => address),
    addresses.map(({ reverse }) => reverse),
  ])
}

export const addressesOfResource = (tx: Tx, id: ResourceId): Promise<IpAddress[]> =>
  tx.query<IpAddress>('addressesOfResource', readOf, [laneOf(id), toUuid(id)])

export async function takeAddressesBack(tx: Tx, id: ResourceId): Promise<void> {
  await tx.query('takeAddressesBack', remove, [laneOf(id), toUuid(id)])
}
