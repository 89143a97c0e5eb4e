import type { Tx } from '../../shared/runtime/database'
import type { Datacenter } from '../domain/datacenter'

const all = `select code, city, country, region, ordinal, network::text as network from datacenter order by code`

export const listDatacenters = (tx: Tx): Promise<Datacenter[]> => tx.query<Datacenter>('listDatacenters', all)
