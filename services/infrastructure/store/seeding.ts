import type { Client } from 'pg'
import type { Datacenter } from '../domain/datacenter'

const datacenters = `
  select code, city, country, region, ordinal, network::text as network from datacenter order by code`

/** As a superuser, outside of the service's own life: for the seed. */
export async function readDatacenters(client: Client): Promise<Datacenter[]> {
  return (await client.query<Datacenter>(datacenters)).rows
}

export interface Pool {
  readonly code: string
  readonly size: number
  taken: number
}

/** The pools, locked until the transaction ends: nobody else takes a block of them meanwhile. */
export async function lockPools(client: Client): Promise<Map<string, Pool>> {
  const { rows } = await client.query<{ code: string; size: string; taken: string }>(
    'select code, size, taken from pool order by code for update',
  )
  return new Map(rows.map(({ code, size, taken }) => [code, { code, size: Number(size), taken: Number(taken) }]))
}

export async function savePools(client: Client, pools: Iterable<Pool>): Promise<void> {
  const all = [...pools]
  await client.query(
    `update pool set taken = saved.taken
     from unnest($1::text[], $2::bigint[]) as saved (code, taken) where pool.code = saved.code`,
    [all.map(({ code }) => code), all.map(({ taken }) => taken)],
  )
}
