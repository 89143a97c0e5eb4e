import type { Line } from './format'

/** What a scenario's lines lack and have too many, compared as multisets. */
export interface Difference {
  readonly missing: readonly string[]
  readonly more: readonly string[]
}

const textOf = ({ kind, service, from, to, amount }: Line): string =>
  `${kind.padEnd(10)} ${service}  ${from} → ${to}  ${amount}`

export function difference(expected: readonly Line[], found: readonly Line[]): Difference {
  return { missing: without(expected, found), more: without(found, expected) }
}

/** The lines that remain when each of the others has taken one that equals it. */
function without(lines: readonly Line[], taken: readonly Line[]): string[] {
  const counts = new Map<string, number>()
  for (const line of taken) counts.set(textOf(line), (counts.get(textOf(line)) ?? 0) + 1)
  return lines.map(textOf).filter(text => {
    const left = counts.get(text) ?? 0
    counts.set(text, left - 1)
    return left <= 0
  })
}
