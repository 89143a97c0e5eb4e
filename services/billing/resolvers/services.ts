import { parseDay } from '../../shared/domain/day'
import { parseId } from '../../shared/domain/ids'
import type { AccountId } from '../../shared/domain/ids'
import { badInput } from '../../shared/runtime/errors'
import type { BillingContext } from '../context'
import type { ServiceConditions } from '../domain/serviceList'
import { toConnection } from './connection'
import { createCursors, pageSize } from './cursor'
import type { QueryResolvers, ServiceFilter } from './types.generated'

/** The account's services, in pages. */
export const services: NonNullable<QueryResolvers['services']> = async (_, args, context) => {
  const size = pageSize(args.first)
  const orderBy = args.orderBy ?? 'NEXT_DATE'
  const conditions = conditionsOf(args.filter ?? {}, accountOf(args.accountId, context))
  const cursors = createCursors(context.cursorSecrets, ['services', conditions, orderBy])
  const after = args.after ? cursors.decode(args.after) : null
  const found = await context.reads.serviceList({ conditions, orderBy, after, limit: size + 1 })
  return toConnection({
    found: found.map(({ service }) => service),
    size,
    isFirst: after === null,
    cursorOf: (_node, index) => cursors.encode(found[index]?.key ?? []),
    totalCount: () => context.reads.countServices(conditions),
  })
}

/** Whose services: one's own, or whose an operator names. Another one's are an empty list, like those of nobody. */
function accountOf(named: string | null | undefined, { viewer }: BillingContext): AccountId {
  const accountId = named ? parseId('acc', named) : viewer.kind === 'account' ? viewer.accountId : undefined
  if (!accountId) throw badInput('Name the account whose services are wanted: "accountId".')
  return accountId
}

function conditionsOf(filter: ServiceFilter, accountId: AccountId): ServiceConditions {
  const { search, universes, states, autoRenew, nextDateBefore } = filter
  return {
    accountId,
    search: search ? searchText(search) : null,
    universes: universes ?? null,
    states: states ?? ['PROVISIONING', 'ACTIVE', 'SUSPENDED'],
    autoRenew: autoRenew ?? null,
    nextDateBefore: nextDateBefore ? (parseDay(nextDateBefore) ?? null) : null,
  }
}

/** A part of a name. @throws BAD_USER_INPUT for what no name can hold. */
function searchText(text: string): string {
  if (text.length > 200 || text.includes('\0')) throw badInput('"search" is up to 200 characters of a name.')
  return text
}
