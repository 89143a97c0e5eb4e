export interface LoadOrder {
  readonly shape: string
  readonly port: number
  readonly connections: number
  /** Not counted, at the beginning. */
  readonly warmUpSeconds: number
  /** How long answers are counted. */
  readonly seconds: number
  /** Ends before that when so many have been counted. */
  readonly requests?: number
  /** Groups of processes whose CPU time is looked at when counting begins and ends. */
  readonly pids: readonly (readonly number[])[]
  /** Tokens of as many identities; none: the requests carry no identity. */
  readonly tokens: readonly string[]
  /** Whether requests bring their variables as literals. */
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
  /** By group of processes. */
  readonly cpuSeconds: readonly number[]
  /** Answers that were not right. */
  readonly wrong: number
  /** One of them. */
  readonly example: string
}
