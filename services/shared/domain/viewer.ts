import type { AccountId } from './ids'

export type Scope = 'catalog:read' | 'services:read' | 'services:write' | 'billing:read'

/** Who asks. */
export type Viewer = AccountViewer | OperatorViewer | SystemViewer

/** A customer, or a partner in a customer's name. */
export interface AccountViewer {
  readonly kind: 'account'
  readonly accountId: AccountId
  readonly scopes: readonly string[]
}

/** A person who runs the system. */
interface OperatorViewer {
  readonly kind: 'operator'
  readonly scopes: readonly string[]
}

/** The system itself: jobs and events. */
export interface SystemViewer {
  readonly kind: 'system'
}

export const SYSTEM: SystemViewer = { kind: 'system' }
