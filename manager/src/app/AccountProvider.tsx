import { createContext, use, type ReactNode } from 'react'
import type { AccountQuery } from '../graphql/generated/graphql'

export type CurrentAccount = NonNullable<AccountQuery['me']>

const AccountContext = createContext<CurrentAccount | null>(null)

interface AccountProviderProps {
  readonly account: CurrentAccount
  readonly children: ReactNode
}

export function AccountProvider({ account, children }: AccountProviderProps) {
  return <AccountContext value={account}>{children}</AccountContext>
}

/** The account that is signed in. */
export function useAccount(): CurrentAccount {
  const account = use(AccountContext)
  if (!account) throw new Error('useAccount outside AccountProvider')
  return account
}
