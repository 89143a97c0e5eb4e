import { unitPriceAfter } from '../domain/recurring'
import type { ContractItemResolvers } from './types.generated'

export const ContractItem: ContractItemResolvers = {
  planCode: ({ item }) => item.planCode,
  label: ({ item }) => item.label,
  isAddon: ({ item }) => item.isAddon,
  unitPrice: ({ item, currency }) => ({ unitPrice: item.recurring.unitPrice, currency }),
  promotionalPrice: ({ item, currency, periodsBilled }) => {
    const unitPrice = unitPriceAfter(item.recurring, periodsBilled)
    return unitPrice === item.recurring.unitPrice ? null : { unitPrice, currency }
  },
  quantity: ({ item, quantity }) => item.quantity * quantity,
}
