/** A place where machines stand. */
export interface Datacenter {
  /** `rbx`. */
  readonly code: string
  readonly city: string
  /** ISO 3166: `FR`. */
  readonly country: string
  /** The part of the world that buyers choose: `europe`. */
  readonly region: string
  /** Tells its addresses apart from those of the others: 0 to 255. */
  readonly ordinal: number
  /** Its IPv4 network: `10.8.0.0/13`. */
  readonly network: string
}
