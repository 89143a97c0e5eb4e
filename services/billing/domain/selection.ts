/** What a customer chooses. A price is not among it: that is the catalogue's. Text may be anything that a client sent. */
export interface Selection {
  readonly planCode: string
  /** `default`, `degressivityN`, `upfrontN`. */
  readonly mode: string
  readonly quantity: number
  readonly options: readonly SelectedOption[]
  readonly configuration: readonly { readonly name: string; readonly value: string }[]
  /** 1 to 31; null: the account's, or else the day of the order. */
  readonly billingDay: number | null
}

export interface SelectedOption {
  readonly addonCode: string
  readonly quantity: number
}
