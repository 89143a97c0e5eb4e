import { parseId, planId, sibling } from '../../shared/domain/ids'
import { runningEngagement } from '../domain/contract'
import { currentPeriod } from '../domain/currentPeriod'
import { plannedEnd } from '../domain/ending'
import { priceOfPeriod } from '../domain/recurring'
import type { ContractResolvers } from './types.generated'

export const Contract: ContractResolvers = {
  __resolveReference: ({ id }, { reads }) => {
    const contractId = parseId('ctr', id)
    return contractId ? reads.facts(sibling('svc', contractId)) : null
  },
  id: ({ contract }) => contract.id,
  state: ({ contract }) => contract.state,
  autoRenew: ({ contract }) => contract.autoRenew,
  startedOn: ({ contract }) => contract.startedOn,
  endsOn: facts => plannedEnd(facts),
  currentPeriod: (facts, _, context) => currentPeriod(facts, context.todayOf(facts.account)),
  billedUntil: ({ contract }) => contract.billedUntil,
  billingDay: ({ contract }) => contract.billingDay,
  period: ({ contract }) => contract.period,
  mode: ({ contract }) => contract.mode,
  quantity: ({ contract }) => contract.quantity,
  engagement: ({ contract, terms, account }, _, context) => {
    const period = runningEngagement(contract, context.todayOf(account))
    return period && terms.engagement && { period, endAction: terms.engagement.endAction }
  },
  plan: ({ terms: { subsidiary, catalogVersion, planCode } }) => ({
    id: planId({ subsidiary, version: catalogVersion, code: planCode }),
  }),
  price: ({ contract, terms, account }) =>
    priceOfPeriod(terms, contract.quantity, contract.periodsBilled, account.currency),
  items: ({ contract, terms, account }) =>
    terms.items.map(item => ({
      item,
      currency: account.currency,
      quantity: contract.quantity,
      periodsBilled: contract.periodsBilled,
    })),
  configuration: ({ terms }) => [...terms.configuration],
}
