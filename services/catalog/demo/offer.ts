import type { Market, Mode } from './pricing'

export interface Option {
  readonly code: string
  readonly name: string
  readonly technical: object
  readonly monthly: number
}

interface Family {
  readonly name: string
  readonly options: readonly Option[]
  /** The first option is taken when nothing is chosen, and one must be. */
  readonly required: boolean
}

export interface Choice {
  readonly name: string
  readonly values: readonly string[]
  readonly mandatory: boolean
}

/** An offer in all markets; `pricings` in one of them. */
export interface Offer {
  readonly code: string
  readonly name: string
  readonly description: string
  readonly commercial: { readonly line: string; readonly range: string; readonly brand: string }
  readonly technical: object
  readonly families: readonly Family[]
  readonly choices: readonly Choice[]
  readonly modes: readonly Mode[]
  readonly pricings: (market: Market) => object[]
  readonly consumption?: object
}
