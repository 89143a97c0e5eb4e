/** Who asks, as a verified token says. */
export interface Principal {
  readonly role: 'account' | 'operator'
  /** The account's id; null for an operator. */
  readonly accountId: string | null
  readonly scopes: readonly string[]
  /** What else has been decided for it, by name. */
  readonly policies: readonly string[]
  /** Whether a token said all this. */
  readonly isAuthenticated: boolean
  /** When that is no longer so, in milliseconds since 1970; undefined: never. */
  readonly expiresAt?: number
}

/** Whoever asks a gateway that identifies nobody: no account and no scope. */
export const nobody: Principal = { role: 'account', accountId: null, scopes: [], policies: [], isAuthenticated: false }
