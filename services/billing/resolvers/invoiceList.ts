import { fromUuid, toUuid } from '../../shared/domain/ids'
import type { BillingContext } from '../context'
import type { InvoicePage } from './connection'
import { toConnection } from './connection'
import { createCursors, pageSize } from './cursor'

type Owner = Parameters<BillingContext['reads']['countInvoices']>[0]

interface PageArguments {
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
}

/** A page of an account's or a service's invoices, newest first. */
export async function invoiceList(owner: Owner, args: PageArguments, context: BillingContext): Promise<InvoicePage> {
  const size = pageSize(args.first)
  const cursors = createCursors(context.cursorSecrets, ['invoices', owner.kind, owner.id])
  const [after = null] = args.after ? cursors.decode(args.after) : []
  const found = await context.reads.invoiceList({
    owner,
    after: after === null ? null : fromUuid('inv', after),
    limit: size + 1,
  })
  return toConnection({
    found,
    size,
    isFirst: after === null,
    cursorOf: ({ id }) => cursors.encode([toUuid(id)]),
    totalCount: () => context.reads.countInvoices(owner),
  })
}
