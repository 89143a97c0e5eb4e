import type { ResourceKind } from '../../shared/domain/events'
import { fromUuid } from '../../shared/domain/ids'
import type { ConditionCode } from '../domain/condition'
import type { Datacenter } from '../domain/datacenter'
import type { DesiredState, Power, Resource, ResourceState } from '../domain/resource'
import { prefixOfKind } from '../domain/resource'
import { detailsSchema } from './detailsSchema'

/** What every reader of resources selects, from `resource r left join datacenter d on d.code = r.datacenter`. */
export const resourceColumns = `
  r.id, r.kind, r.account_id as "accountId", r.name, r.state, r.desired, r.delivered_at as "deliveredAt", r.details,
  r.observed_at as "observedAt", r.observed_power as "observedPower", r.observed_enabled as "observedEnabled",
  r.observed_operating_system as "observedOperatingSystem",
  r.condition_code as "conditionCode", r.condition_message as "conditionMessage", r.condition_since as "conditionSince",
  d.code as "datacenterCode", d.city, d.country, d.region, d.ordinal, d.network::text as network`

export interface ResourceRow {
  readonly id: string
  readonly kind: ResourceKind
  readonly accountId: string | null
  readonly name: string
  readonly state: ResourceState
  readonly desired: DesiredState
  readonly deliveredAt: Date | null
  readonly details: unknown
  readonly observedAt: Date | null
  readonly observedPower: Power
  readonly observedEnabled: boolean | null
  readonly observedOperatingSystem: string | null
  readonly conditionCode: ConditionCode | null
  readonly conditionMessage: string | null
  readonly conditionSince: Date | null
  readonly datacenterCode: string | null
  readonly city: string | null
  readonly country: string | null
  readonly region: string | null
  readonly ordinal: number | null
  readonly network: string | null
}

function datacenterOf({ datacenterCode, city, country, region, ordinal, network }: ResourceRow): Datacenter | null {
  if (datacenterCode === null || city === null || country === null) return null
  if (region === null || ordinal === null || network === null) return null
  return { code: datacenterCode, city, country, region, ordinal, network }
}

export function toResource(row: ResourceRow): Resource {
  const { conditionCode, conditionMessage, conditionSince } = row
  return {
    id: fromUuid(prefixOfKind(row.kind), row.id),
    kind: row.kind,
    accountId: row.accountId === null ? null : fromUuid('acc', row.accountId),
    name: row.name,
    state: row.state,
    desired: row.desired,
    deliveredAt: row.deliveredAt,
    details: detailsSchema.parse(row.details),
    datacenter: datacenterOf(row),
    observed: {
      at: row.observedAt,
      power: row.observedPower,
      enabled: row.observedEnabled,
      operatingSystem: row.observedOperatingSystem,
    },
    condition:
      conditionCode && conditionMessage !== null && conditionSince
        ? { code: conditionCode, message: conditionMessage, since: conditionSince }
        : null,
  }
}
