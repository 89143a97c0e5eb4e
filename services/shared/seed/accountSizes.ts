/**
 * How many services the accounts of a thousand have: most a few, some hundreds. The largest do not grow with the number
 * of accounts: a provider that is a hundred times larger has more customers, not larger ones.
 */
const shape: readonly (readonly [accounts: number, services: number])[] = [
  [400, 1],
  [200, 2],
  [120, 3],
  [80, 4],
  [60, 6],
  [50, 10],
  [40, 20],
  [25, 50],
  [15, 80],
  [8, 120],
  [2, 300],
]

const STRIDE = 389 // Prime to 1000: neighbours differ, and every place of the thousand comes up once.

const sizes = shape.flatMap(([accounts, services]) => Array.from({ length: accounts }, () => services))
const spread = sizes.map((_, place) => sizes[(place * STRIDE) % sizes.length] ?? 0)
const upTo = spread.reduce<number[]>((sums, size) => [...sums, (sums.at(-1) ?? 0) + size], [0])
const perThousand = upTo.at(-1) ?? 0

const weightBefore = (account: number): number =>
  Math.floor(account / spread.length) * perThousand + (upTo[account % spread.length] ?? 0)

/** How many accounts that many services usually belong to. */
export const usualAccounts = (services: number): number =>
  Math.max(1, Math.round((services * spread.length) / perThousand))

/** The services of all accounts before one: what each account has always adds up to all services. */
export function servicesBefore(account: number, accounts: number, services: number): number {
  const weights = weightBefore(accounts)
  return Math.floor((services * weightBefore(account)) / weights)
}
