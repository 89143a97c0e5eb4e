import type { AccountId } from '../../shared/domain/ids'
import { laneOf, toUuid } from '../../shared/domain/ids'
import type { Result } from '../../shared/domain/result'
import { ok, refuse } from '../../shared/domain/result'
import type { Tx } from '../../shared/runtime/database'
import { addressesOf } from '../domain/addresses'
import { assign, chosenNameOf, slotFor } from '../domain/assignment'
import type { Datacenter } from '../domain/datacenter'
import { phoneNumber } from '../domain/naming'
import { place } from '../domain/placement'
import type { ManagedResource } from '../domain/resource'
import { giveAddresses } from '../store/addresses'
import { listDatacenters } from '../store/datacenters'
import { claimName } from '../store/names'
import { PoolExhausted, takeSlot } from '../store/pools'

/** Why a resource cannot be made, in words for the customer. */
type Refusal = string

/** A number of the resource's own, the same every time: 31 bits of the chance in its id. */
const chanceOf = (resource: ManagedResource): number => parseInt(toUuid(resource.id).slice(-8), 16) % 2 ** 31

/**
 * Gives a locked resource all that it needs before it is made: its name, a place, addresses, a number. What an earlier
 * try gave it, it keeps. The resource is saved by the caller.
 */
export async function assignResource(
  tx: Tx,
  resource: ManagedResource,
  accountId: AccountId,
  ownDomain: string,
): Promise<Result<ManagedResource, Refusal>> {
  const named = await nameIt(tx, resource, ownDomain)
  if (!named.ok) return named
  const needs = slotFor[resource.kind]
  const placed = needs === 'addresses' ? await placeIt(tx, named.value) : ok(null)
  if (!placed.ok) return placed
  const datacenter = placed.value
  const held = resource.held ?? (await holdIt(tx, resource, datacenter))
  if (held === 'EXHAUSTED') return refuse('There is no room left where it was to be.')
  if (held && datacenter && !resource.held) {
    const { v4, v6 } = addressesOf(datacenter, held.slot)
    const reverse = named.value.name
    await giveAddresses(
      tx,
      resource.id,
      accountId,
      [v4, v6].map(address => ({ address, reverse })),
    )
  }
  const number = needs === 'numbers' && held ? phoneNumber(held.slot) : null
  const details = assign(resource.details, { datacenter, number, chance: chanceOf(resource), ownDomain })
  return ok({ ...named.value, name: number ?? named.value.name, details, datacenter, held })
}

async function nameIt(tx: Tx, resource: ManagedResource, ownDomain: string): Promise<Result<ManagedResource, Refusal>> {
  const { id, kind, choice } = resource
  if (choice.name === null) return ok(resource)
  const name = chosenNameOf(kind, { name: choice.name, topLevel: choice.topLevel }, ownDomain)
  if (!name.ok) return refuse(`"${choice.name}" is not a name that can be had.`)
  if (await claimName(tx, kind, name.value, id)) return ok({ ...resource, name: name.value })
  return refuse(`"${name.value}" is already taken.`)
}

async function placeIt(tx: Tx, resource: ManagedResource): Promise<Result<Datacenter, Refusal>> {
  if (resource.datacenter) return ok(resource.datacenter)
  const placed = place(await listDatacenters(tx), resource.choice, chanceOf(resource))
  return placed.ok ? placed : refuse(`There is no datacenter "${placed.refusal.datacenter}".`)
}

async function holdIt(
  tx: Tx,
  { id, kind }: ManagedResource,
  datacenter: Datacenter | null,
): Promise<ManagedResource['held'] | 'EXHAUSTED'> {
  const needs = slotFor[kind]
  if (needs === null) return null
  const pool = datacenter ? `addresses:${datacenter.code}` : 'numbers'
  try {
    return { pool, slot: await takeSlot(tx, laneOf(id), pool) }
  } catch (error) {
    if (error instanceof PoolExhausted) return 'EXHAUSTED'
    throw error
  }
}
