import type { InvoiceId } from '../../shared/domain/ids'
import type { Tx } from '../../shared/runtime/database'
import { addToOutbox } from '../../shared/runtime/events/outbox'
import type { EntitlementType } from '../domain/serviceEvents'
import { withNextEvent } from '../domain/serviceEvents'
import type { ServiceOnContract } from '../domain/suspension'
import { resume, suspend } from '../domain/suspension'
import { saveContracts, saveServiceStates } from '../store/contracts'
import { readServiceFacts } from '../store/reading/facts'
import { readServicesOnInvoices, readServicesOwing } from '../store/settlements'
import { announce } from './announce'
import type { ActionDependencies } from './dependencies'
import { tellSubscribers } from './tellSubscribers'

type Deps = Pick<ActionDependencies, 'ids'>

/** The services that invoices bill may no longer be used: they stay unpaid. The invoices' accounts are locked. */
export async function suspendUnpaid(deps: Deps, tx: Tx, invoices: readonly InvoiceId[], now: Date): Promise<void> {
  if (invoices.length === 0) return
  const services = await readServicesOnInvoices(tx, invoices)
  await change(deps, tx, services, { to: suspend, type: 'billing.service.suspended', now })
}

/** The services that paid invoices bill may be used again, unless another invoice of theirs is not paid. */
export async function resumePaid(deps: Deps, tx: Tx, invoices: readonly InvoiceId[], now: Date): Promise<void> {
  if (invoices.length === 0) return
  const services = await readServicesOnInvoices(tx, invoices)
  const owing = await readServicesOwing(tx, services)
  const free = services.filter(id => !owing.has(id))
  await change(deps, tx, free, { to: resume, type: 'billing.service.resumed', now })
}

interface Change {
  to(before: ServiceOnContract): ServiceOnContract | null
  readonly type: EntitlementType
  readonly now: Date
}

async function change(
  deps: Deps,
  tx: Tx,
  services: Awaited<ReturnType<typeof readServicesOnInvoices>>,
  { to, type, now }: Change,
): Promise<void> {
  if (services.length === 0) return
  const changed = (await readServiceFacts(tx, services)).flatMap(facts => {
    const after = facts && to(facts)
    return after ? [{ terms: facts.terms, service: after.service, contract: withNextEvent(after.contract) }] : []
  })
  await saveContracts(tx, changed)
  await saveServiceStates(
    tx,
    changed.map(({ service }) => service),
  )
  await tellSubscribers(
    tx,
    changed.map(({ service: { id: serviceId, accountId } }) => ({ accountId, serviceId, kind: 'STATE' })),
    now,
  )
  await addToOutbox(
    tx,
    changed.map(({ contract }) => announce(deps, type, contract, now)),
  )
}
