import { amountText } from './shown'
import type { MoneyResolvers } from './types.generated'

export const Money: MoneyResolvers = { amount: amountText }
