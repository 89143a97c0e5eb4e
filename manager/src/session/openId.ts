import { UserManager, WebStorageStateStore } from 'oidc-client-ts'

interface Settings {
  readonly issuer: string
  readonly clientId: string
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

/** Who signs people in. The gateway says so when it is not its own OpenID provider. */
async function readSettings(origin: string): Promise<Settings> {
  const response = await fetch('/config.json', { headers: { accept: 'application/json' } })
  const given: unknown = response.headers.get('content-type')?.includes('json') ? await response.json() : undefined
  const named = typeof given === 'object' && given !== null ? given : {}
  return {
    issuer: ('issuer' in named ? text(named.issuer) : undefined) ?? `${origin}/oidc`,
    clientId: ('clientId' in named ? text(named.clientId) : undefined) ?? 'perennial-manager',
  }
}

/**
 * Authorization code with PKCE. Tokens stay in this tab (session storage) and are renewed with the refresh token before
 * they expire.
 */
export async function createUserManager(origin: string): Promise<UserManager> {
  const { issuer, clientId } = await readSettings(origin)
  return new UserManager({
    authority: issuer,
    client_id: clientId,
    redirect_uri: `${origin}/callback`,
    post_logout_redirect_uri: `${origin}/`,
    response_type: 'code',
    scope: 'openid offline_access catalog:read services:read services:write billing:read',
    userStore: new WebStorageStateStore({ store: sessionStorage }),
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
    automaticSilentRenew: true,
    loadUserInfo: false,
  })
}
