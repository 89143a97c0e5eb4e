/** Chance that a seed decides: the same seed, the same draws. */
export interface Chance {
  /** 0 up to, not including, 1. */
  draw(): number
  int(below: number): number
  pick<T>(items: readonly T[]): T
  is(probability: number): boolean
}

/** mulberry32 */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const draw = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (below: number): number => Math.floor(draw() * below)
  return {
    draw,
    int,
    is: probability => draw() < probability,
    pick(items) {
      const item = items[int(items.length)]
      if (item === undefined) throw new RangeError('nothing to pick from')
      return item
    },
  }
}

/** A number that a text decides, for data that are the same however and however often they are asked for. */
export function hashOf(text: string): number {
  let hash = 2_166_136_261
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619)
  return hash >>> 0
}
