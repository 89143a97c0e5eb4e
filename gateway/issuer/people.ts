import { DEMO_ACCOUNT_ID, SECOND_DEMO_ACCOUNT_ID } from '../../services/shared/domain/ids'
import type { Principal } from '../identity/principal'

/** Somebody whom the embedded issuer signs in, without a password. */
export interface Person {
  /** What the token command calls them. */
  readonly id: string
  /** The token's `sub`. */
  readonly subject: string
  readonly role: Principal['role']
  readonly name: string
  readonly detail: string
}

export const people: readonly Person[] = [
  {
    id: 'demo',
    subject: DEMO_ACCOUNT_ID,
    role: 'account',
    name: 'Demo customer',
    detail: 'France, pays in euros',
  },
  {
    id: 'demo-uk',
    subject: SECOND_DEMO_ACCOUNT_ID,
    role: 'account',
    name: 'Second demo customer',
    detail: 'United Kingdom, pays in pounds',
  },
  {
    id: 'operator',
    subject: 'operator',
    role: 'operator',
    name: 'Operator',
    detail: 'Runs the system, sees every account',
  },
]

/** All scopes that there are to give, in the order in which they are shown. */
export const API_SCOPES = ['catalog:read', 'services:read', 'services:write', 'billing:read'] as const
