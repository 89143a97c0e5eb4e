/**
 * Ids are 128 bits: the lane of the account they belong to (10 bits), milliseconds since 1970 (48 bits), chance (70 bits).
 * On the wire a prefix names the type (`svc_` + 32 hex digits); in the database they are `uuid`.
 * The lane comes first so that any id leads to one node, and ids of one lane grow with time, which keeps their index dense.
 */
export type AccountId = string & { readonly brand: 'AccountId' }
export type ServiceId = string & { readonly brand: 'ServiceId' }
export type ContractId = string & { readonly brand: 'ContractId' }
export type InvoiceId = string & { readonly brand: 'InvoiceId' }
export type PaymentId = string & { readonly brand: 'PaymentId' }
export type PaymentMethodId = string & { readonly brand: 'PaymentMethodId' }
export type OrderId = string & { readonly brand: 'OrderId' }
export type EventId = string & { readonly brand: 'EventId' }
export type TaskId = string & { readonly brand: 'TaskId' }
export type ResourceId = string & { readonly brand: 'ResourceId' }
export type PlanId = string & { readonly brand: 'PlanId' }

interface IdOf {
  acc: AccountId
  svc: ServiceId
  ctr: ContractId
  inv: InvoiceId
  pay: PaymentId
  pm: PaymentMethodId
  ord: OrderId
  evt: EventId
  tsk: TaskId
  srv: ResourceId
  dom: ResourceId
  web: ResourceId
  mbx: ResourceId
  ins: ResourceId
  tel: ResourceId
}

export type IdPrefix = keyof IdOf
export type AnyId = IdOf[IdPrefix]

/** How many lanes there are: accounts are spread over them, and batch work is shared out by them. */
export const LANES = 1024

const pattern = /^(acc|svc|ctr|inv|pay|pm|ord|evt|tsk|srv|dom|web|mbx|ins|tel)_([0-9a-f]{32})$/
const hex32 = /^[0-9a-f]{32}$/

/**
 * Makes an id.
 * @param random 70 bits of chance as a bigint; more bits are cut off.
 */
export function makeId<Prefix extends IdPrefix>(prefix: Prefix, lane: number, now: Date, random: bigint): IdOf[Prefix] {
  if (!Number.isInteger(lane) || lane < 0 || lane >= LANES)
    throw new RangeError(`lane ${lane} is not 0 to ${LANES - 1}`)
  const bits = (BigInt(lane) << 118n) | (BigInt.asUintN(48, BigInt(now.getTime())) << 70n) | BigInt.asUintN(70, random)
  return `${prefix}_${bits.toString(16).padStart(32, '0')}` as IdOf[Prefix]
}

/** The id when the text is one of the wanted type, otherwise undefined. */
export function parseId<Prefix extends IdPrefix>(prefix: Prefix, text: string): IdOf[Prefix] | undefined {
  return pattern.exec(text)?.[1] === prefix ? (text as IdOf[Prefix]) : undefined
}

/** The type of an id by its prefix; undefined when the text is no id. */
export function prefixOf(text: string): IdPrefix | undefined {
  return pattern.exec(text)?.[1] as IdPrefix | undefined
}

/** The lane of an id: 0 to 1023. */
export function laneOf(id: AnyId): number {
  return parseInt(id.slice(id.indexOf('_') + 1, id.indexOf('_') + 4), 16) >> 2
}

/** The id as PostgreSQL's `uuid` reads it. */
export function toUuid(id: AnyId): string {
  return id.slice(id.indexOf('_') + 1)
}

/** The id of a `uuid` as PostgreSQL writes it. */
export function fromUuid<Prefix extends IdPrefix>(prefix: Prefix, uuid: string): IdOf[Prefix] {
  const hex = uuid.replaceAll('-', '')
  if (!hex32.test(hex)) throw new TypeError(`not a uuid: ${uuid}`)
  return `${prefix}_${hex}` as IdOf[Prefix]
}

/** The same 128 bits under another prefix: a service, its contract and its resource share them. */
export function sibling<Prefix extends IdPrefix>(prefix: Prefix, id: AnyId): IdOf[Prefix] {
  return `${prefix}_${toUuid(id)}` as IdOf[Prefix]
}

export interface PlanKey {
  readonly subsidiary: string
  readonly version: number
  readonly code: string
}

/** The id of a plan: it names the catalogue version, so what it leads to never changes. */
export function planId({ subsidiary, version, code }: PlanKey): PlanId {
  return `pln_${Buffer.from(`${subsidiary}:${version}:${code}`).toString('base64url')}` as PlanId
}

/** What a plan's id names; undefined when the text is none. */
export function parsePlanId(text: string): PlanKey | undefined {
  if (!text.startsWith('pln_') || text.length > 400) return undefined
  const parts = /^([A-Z]{2,8}):(\d{1,15}):([^\0]+)$/.exec(Buffer.from(text.slice(4), 'base64url').toString())
  if (!parts?.[1] || !parts[2] || !parts[3]) return undefined
  const key = { subsidiary: parts[1], version: Number(parts[2]), code: parts[3] }
  return planId(key) === text ? key : undefined
}

/** The demo customer in France, in lane 1. */
export const DEMO_ACCOUNT_ID = 'acc_0040000000000000000000000000de30' as AccountId
/** A second demo customer, in the United Kingdom, in lane 2. */
export const SECOND_DEMO_ACCOUNT_ID = 'acc_0080000000000000000000000000de31' as AccountId
