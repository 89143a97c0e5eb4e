import type { Clock } from '../../shared/runtime/clock'
import type { Rules } from './behaviour'
import type { Books } from './books'
import type { Journal } from './journal'
import type { PaymentRecord } from './records'

/** What the operations work with. */
export interface Sandbox {
  readonly books: Books
  readonly journal: Journal
  readonly rules: Rules
  readonly clock: Clock
  readonly seed: string
  /** Tells of a settled payment, as often as asked. */
  readonly notify: (payment: PaymentRecord, times: number) => void
}
