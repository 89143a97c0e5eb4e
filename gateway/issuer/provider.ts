import type { Configuration, KoaContextWithOIDC } from 'oidc-provider'
import { Provider } from 'oidc-provider'
import type { Log } from '../../services/shared/runtime/log'
import type { IssuerKeys } from './keys'
import { SIGNING_ALGORITHM } from './keys'
import type { IssuerPage } from './pages'
import { problemPage, signOutPage, signedOutPage } from './pages'
import { API_SCOPES, people } from './people'
import { createRecords } from './records'

export interface IssuerOptions {
  /** Its name, and where it is: `http://localhost:4000/oidc`. */
  readonly issuer: string
  readonly publicUrl: string
  /** What access tokens are for. */
  readonly audience: string
  readonly clientId: string
  readonly keys: IssuerKeys
  readonly log: Log
}

const minutes = (count: number): number => count * 60
const days = (count: number): number => count * 86_400

/** Where Vite serves the manager while somebody works on it. */
const viteOrigin = 'http://localhost:5173'

const send = (ctx: KoaContextWithOIDC, { html, headers }: IssuerPage): void => {
  ctx.set(headers)
  ctx.type = 'html'
  ctx.body = html
}

const personOf = (subject: string | undefined) => people.find(person => person.subject === subject)

/** What the person agreed to: everything that our own client asks for, without a question. */
async function grantOf(ctx: KoaContextWithOIDC, resource: string) {
  const { client, session, provider } = ctx.oidc
  const accountId = session?.accountId
  if (!client || !accountId) return undefined
  const known = session.grantIdFor(client.clientId)
  const grant =
    (known && (await provider.Grant.find(known))) || new provider.Grant({ clientId: client.clientId, accountId })
  grant.addOIDCScope(['openid', 'offline_access', ...API_SCOPES].join(' '))
  grant.addResourceScope(resource, API_SCOPES.join(' '))
  await grant.save()
  return grant
}

function configuration({ publicUrl, audience, clientId, keys }: IssuerOptions): Configuration {
  const origins = [publicUrl, viteOrigin]
  /** Names the graph among what tokens can be for; never fetched. */
  const resource = `${publicUrl}/graphql`
  return {
    adapter: createRecords(),
    jwks: { keys: keys.keys },
    cookies: { keys: keys.cookieSecrets },
    clients: [
      {
        client_id: clientId,
        client_name: 'Perennial manager',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: origins.flatMap(origin => [`${origin}/callback`, `${origin}/graphiql`]),
        post_logout_redirect_uris: origins.map(origin => `${origin}/`),
        id_token_signed_response_alg: SIGNING_ALGORITHM,
      },
    ],
    clientBasedCORS: (_, origin) => origins.includes(origin),
    responseTypes: ['code'],
    scopes: ['openid', 'offline_access', ...API_SCOPES],
    claims: { openid: ['sub', 'name', 'role'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: (_, subject) => {
      const person = personOf(subject)
      return (
        person && { accountId: subject, claims: async () => ({ sub: subject, name: person.name, role: person.role }) }
      )
    },
    extraTokenClaims: (_, token) => ('accountId' in token ? { role: personOf(token.accountId)?.role } : undefined),
    loadExistingGrant: ctx => grantOf(ctx, resource),
    issueRefreshToken: async (_, client) => client.grantTypeAllowed('refresh_token'),
    interactions: { url: (_, { uid }) => `${new URL(publicUrl).pathname.replace(/\/$/, '')}/oidc/sign-in/${uid}` },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => send(ctx, signOutPage(form)),
        postLogoutSuccessSource: ctx => send(ctx, signedOutPage()),
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: API_SCOPES.join(' '),
          audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: minutes(15),
          jwt: { sign: { alg: SIGNING_ALGORITHM } },
        }),
      },
    },
    ttl: {
      AccessToken: minutes(15),
      AuthorizationCode: minutes(1),
      IdToken: minutes(60),
      Interaction: minutes(60),
      RefreshToken: days(14),
      Session: days(14),
      Grant: days(14),
    },
    renderError: (ctx, out) => send(ctx, problemPage(out.error, out.error_description ?? 'The request is not right.')),
  }
}

/** An OpenID provider that signs demo people in by one click. Never for production. */
export function createIssuer(options: IssuerOptions): Provider {
  const provider = new Provider(options.issuer, configuration(options))
  // The address that people use is a setting, never what a Host header says: see mount.ts.
  provider.proxy = true
  provider.on('server_error', (_, error) => options.log.error({ err: error }, 'the embedded issuer failed'))
  return provider
}
