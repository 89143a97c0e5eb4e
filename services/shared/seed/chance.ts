/** Chance that is the same in every run: a stream of numbers that depends on nothing but its name. */
export interface Chance {
  /** A whole number from 0, below `limit`. */
  below(limit: number): number
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number
  /** True in this share of all cases. */
  happens(share: number): boolean
  pick<Item>(items: readonly Item[]): Item
  /** As an id needs them: 70 of them. */
  bits(): bigint
}

/** Spreads a text over 32 bits; the four salts give four words that have nothing to do with each other. */
function scatter(text: string, salt: number): number {
  let hash = salt
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x9e3779b1)
    hash ^= hash >>> 15
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** sfc32 (Chris Doty-Humphrey): small, quick, and passes PractRand. Not for secrets. */
export function chanceOf(name: string): Chance {
  let a = scatter(name, 0x243f6a88)
  let b = scatter(name, 0x85a308d3)
  let c = scatter(name, 0x13198a2e)
  let counter = 1
  const next = (): number => {
    const drawn = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + drawn
    return drawn >>> 0
  }
  for (let warming = 0; warming < 12; warming++) next()

  const below = (limit: number): number => Math.floor((next() / 2 ** 32) * limit)
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    happens: share => next() < share * 2 ** 32,
    pick(items) {
      const picked = items[below(items.length)]
      if (picked === undefined) throw new RangeError('there is nothing to pick from')
      return picked
    },
    bits: () => (BigInt(next()) << 38n) | (BigInt(next()) << 6n) | BigInt(next() >>> 26),
  }
}

/** Picks each item as often as its weight says. */
export function wheel<Item>(weights: readonly (readonly [Item, number])[]): (chance: Chance) => Item {
  const sum = weights.reduce((whole, [, weight]) => whole + weight, 0)
  const last = weights.at(-1)
  if (!last || sum <= 0) throw new RangeError('a wheel needs weights')
  return chance => {
    let left = (chance.below(2 ** 30) / 2 ** 30) * sum
    for (const [item, weight] of weights) if ((left -= weight) < 0) return item
    return last[0]
  }
}
