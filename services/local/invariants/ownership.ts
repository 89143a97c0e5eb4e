import type { Client } from 'pg'
import { LANES } from '../../shared/domain/ids'

interface Service {
  readonly id: string
  readonly state: string
}

interface Resource {
  readonly id: string
  readonly desired: string
}

/** What infrastructure is to want for a service of a state; one that is being made may not be known to it yet. */
const wanted: Readonly<Record<string, readonly (string | undefined)[]>> = {
  PROVISIONING: ['ACTIVE', undefined],
  ACTIVE: ['ACTIVE'],
  SUSPENDED: ['SUSPENDED'],
  ENDED: ['RELEASED'],
}

const services = 'select id, state from service where lane = $1'
const resources = 'select id, desired from resource where lane = $1 and account_id is not null'

/** Services whose resource is missing or wanted otherwise, and resources without a service; lane by lane, in little memory. */
export async function disowned(billing: Client, infrastructure: Client, shown: number): Promise<string[]> {
  const broken: string[] = []
  for (let lane = 0; lane < LANES && broken.length < shown; lane++) {
    const [owned, made] = await Promise.all([
      billing.query<Service>(services, [lane]),
      infrastructure.query<Resource>(resources, [lane]),
    ])
    const desired = new Map(made.rows.map(resource => [resource.id, resource.desired]))
    for (const { id, state } of owned.rows) {
      if (!wanted[state]?.includes(desired.get(id)))
        broken.push(`${id} is ${state}, wanted ${desired.get(id) ?? 'by nobody'}`)
      desired.delete(id)
    }
    for (const id of desired.keys()) broken.push(`${id} belongs to no service`)
  }
  return broken.slice(0, shown)
}
