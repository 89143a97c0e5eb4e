const sorted = (values: readonly number[]): number[] => [...values].sort((one, other) => one - other)

/** The value that this share of all values does not exceed (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const inOrder = sorted(values)
  const found = inOrder[Math.max(0, Math.ceil(share * inOrder.length) - 1)]
  if (found === undefined) throw new RangeError('there are no values')
  return found
}

/** The middle one; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const inOrder = sorted(values)
  const middle = inOrder.length / 2
  const upper = inOrder[Math.floor(middle)]
  const lower = inOrder[Math.ceil(middle) - 1]
  if (upper === undefined || lower === undefined) throw new RangeError('there are no values')
  return (lower + upper) / 2
}
