/** Who asks, as a verified token says. */
export interface Principal {
  readonly role: 'account' | 'operator'
  /** The account's id; null for an operator. */
  readonly accountId: string | null
  readonly scopes: readonly string[]
}
