import type { UserManager } from 'oidc-client-ts'

/** Where the graph's token comes from: a signed-in person, or one that was pasted. */
export interface Access {
  token(): Promise<string | undefined>
  signIn(): Promise<void>
  /** Takes a token made on the command line, for this tab. */
  paste(token: string): void
  leave(): Promise<void>
}

const pasted = 'perennial.explorer.token'
const address = (): string => `${location.origin}/graphiql`

export function createAccess(users: UserManager): Access {
  return {
    async token() {
      const own = sessionStorage.getItem(pasted)
      if (own) return own
      const user = await users.getUser()
      if (!user || user.expired !== true) return user?.access_token
      return (await users.signinSilent().catch(() => null))?.access_token
    },
    signIn: () => users.signinRedirect({ redirect_uri: address() }),
    paste: token => sessionStorage.setItem(pasted, token.trim().replace(/^bearer\s+/i, '')),
    async leave() {
      sessionStorage.removeItem(pasted)
      await users.removeUser()
    },
  }
}

/** When the provider has sent the person back here: takes what it sent, and its traces off the address. */
export async function completeSignIn(users: UserManager): Promise<void> {
  const query = new URLSearchParams(location.search)
  if (!query.has('state') || !(query.has('code') || query.has('error'))) return
  await users.signinRedirectCallback().catch(() => undefined)
  history.replaceState(null, '', '/graphiql')
}
