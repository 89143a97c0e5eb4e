import type { Currency } from '../../shared/domain/currency'
import type { AccountId } from '../../shared/domain/ids'
import type { Money } from '../../shared/domain/money'
import type { Proration } from './proration'
import type { Subsidiary } from './subsidiary'

/** A customer's account with the subsidiary that sells to it. */
export interface Account {
  readonly id: AccountId
  readonly name: string
  readonly email: string
  readonly subsidiary: Subsidiary
  readonly currency: Currency
  readonly language: string
  /** Its periods begin and end with this time zone's days. */
  readonly timeZone: string
  readonly taxId: string | null
  /** 1 to 31; null: each service keeps the day of its order. */
  readonly billingDay: number | null
  /** How parts of a period are counted in contracts that it makes from now on. */
  readonly proration: Proration
  /** From credit notes; goes to the next invoices. Never negative. */
  readonly credit: Money
  readonly createdAt: Date
}

/** What an invoice needs to know of who pays it. */
export type Payer = Pick<Account, 'id' | 'subsidiary' | 'currency' | 'timeZone' | 'credit'>
