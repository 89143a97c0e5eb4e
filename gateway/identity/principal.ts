/** Who asks, as a verified token says. */
export interface Principal {
  readonly role: 'account' | 'operator'
  /** The account's id; null for an operator. */
  readonly accountId: string | null
  readonly scopes: readonly string[]
}

/** Whoever asks a gateway that identifies nobody: no account and no scope. */
export const nobody: Principal = { role: 'account', accountId: null, scopes: [] }
