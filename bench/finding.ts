/** A line of the report. */
export interface Finding {
  readonly what: string
  /** What it must reach; empty for what is only told. */
  readonly target: string
  readonly figure: string
  /** Null for what is only told. */
  readonly reached: boolean | null
}

export const told = (what: string, figure: string): Finding => ({ what, target: '', figure, reached: null })

/** At most so much. */
export const atMost = (what: string, limit: number, value: number, unit = ''): Finding => ({
  what,
  target: `≤ ${limit}${unit}`,
  figure: `${round(value)}${unit}`,
  reached: value <= limit,
})

export const atLeast = (what: string, limit: number, value: number, unit = ''): Finding => ({
  what,
  target: `≥ ${limit}${unit}`,
  figure: `${round(value)}${unit}`,
  reached: value >= limit,
})

/** Figures as a person reads them: three digits that mean something. */
const round = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
