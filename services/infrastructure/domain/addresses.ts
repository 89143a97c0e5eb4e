import type { Datacenter } from './datacenter'

/** An address with its prefix length: `10.8.0.0/13`. */
const networkPattern = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/

/** Hosts of a /24: .0 and .255 are nobody's. */
const HOSTS = 254

/** IPv6 has 24 bits for a datacenter's slots. */
const MOST_SLOTS = 2 ** 24

function parse(network: string): { first: number; size: number } {
  const parts = networkPattern.exec(network)?.slice(1).map(Number) ?? []
  const [a, b, c, d, length] = parts
  if (a === undefined || b === undefined || c === undefined || d === undefined || length === undefined || length > 24)
    throw new RangeError(`not a network of at least 256 addresses: ${network}`)
  return { first: ((a * 256 + b) * 256 + c) * 256 + d, size: 2 ** (32 - length) }
}

/** How many slots a network has. */
export const slotsIn = (network: string): number => Math.min(MOST_SLOTS, (parse(network).size / 256) * HOSTS)

/**
 * The addresses of a slot of a datacenter. Different slots have different addresses, so whoever holds a slot needs to
 * ask nobody whether its addresses are free.
 */
export function addressesOf(
  { network, ordinal }: Pick<Datacenter, 'network' | 'ordinal'>,
  slot: number,
): { readonly v4: string; readonly v6: string } {
  if (!Number.isInteger(slot) || slot < 0 || slot >= slotsIn(network))
    throw new RangeError(`${network} has no slot ${slot}`)
  const number = parse(network).first + Math.floor(slot / HOSTS) * 256 + (slot % HOSTS) + 1
  const v4 = [24, 16, 8, 0].map(shift => Math.floor(number / 2 ** shift) % 256).join('.')
  const high = (ordinal * 256 + Math.floor(slot / 65_536)).toString(16)
  const low = (slot % 65_536).toString(16)
  return { v4, v6: `2001:db8:${high}:${low}::1` }
}
