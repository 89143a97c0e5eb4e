import type { User, UserManager } from 'oidc-client-ts'
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react'

interface Session {
  /** Whether somebody is signed in. */
  readonly signedIn: boolean
  /** Goes to the OpenID provider, and comes back to `returnTo`. */
  signIn(returnTo: string): Promise<void>
  /** Takes what the provider sent; gives the address to go on with. */
  complete(): Promise<string>
  signOut(): Promise<void>
}

const SessionContext = createContext<Session | null>(null)

interface SessionProviderProps {
  readonly users: UserManager
  /** The user that this tab already has. */
  readonly initial: User | null
  readonly children: ReactNode
}

export function SessionProvider({ users, initial, children }: SessionProviderProps) {
  const [user, setUser] = useState(initial)

  useEffect(() => {
    const forgetUser = () => setUser(null)
    const { events } = users
    events.addUserLoaded(setUser)
    events.addUserUnloaded(forgetUser)
    return () => {
      events.removeUserLoaded(setUser)
      events.removeUserUnloaded(forgetUser)
    }
  }, [users])

  const session = useMemo<Session>(
    () => ({
      signedIn: user !== null,
      signIn: returnTo => users.signinRedirect({ state: returnTo }),
      complete: async () => localPath((await users.signinRedirectCallback()).state),
      signOut: () => signOut(users),
    }),
    [user, users],
  )

  return <SessionContext value={session}>{children}</SessionContext>
}

export function useSession(): Session {
  const session = use(SessionContext)
  if (!session) throw new Error('useSession outside SessionProvider')
  return session
}

/** Signs out at the provider too; where it offers no such page, here only. */
async function signOut(users: UserManager): Promise<void> {
  try {
    await users.signoutRedirect()
  } catch {
    await users.removeUser()
  }
}

/** Only an address of ours: never one that would lead away from here. */
function localPath(state: unknown): string {
  return typeof state === 'string' && /^\/(?!\/)/.test(state) ? state : '/'
}
