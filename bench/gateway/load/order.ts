export interface LoadOrder {
  readonly shape: string
  readonly port: number
  readonly connections: number
  /** Not counted, at the beginning. */
  readonly warmUpSeconds: number
  readonly seconds: number
  /** Whose CPU time is looked at when counting begins and ends. */
  readonly pids: readonly number[]
  /** Tokens of as many identities; none: the requests carry no identity. */
  readonly tokens: readonly string[]
  /** Whether each request brings its variables as literals of its own. */
  readonly literals?: boolean
}

export interface LoadTold {
  /** All answers, also those at the beginning and the end that are not counted. */
  readonly answers: number
  readonly requests: number
  readonly seconds: number
  readonly p50: number
  readonly p99: number
  readonly worst: number
  readonly cpuSeconds: number
  /** Answers that were not right. */
  readonly wrong: number
  /** One of them. */
  readonly example: string
}
