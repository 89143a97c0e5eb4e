import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import type { Clock } from '../services/shared/runtime/clock'
import type { Log } from '../services/shared/runtime/log'
import type { GatewaySettings } from './env'
import { bearerToken, readBearer } from './identity/bearer'
import { remoteIssuerKeys } from './identity/issuerKeys'
import type { Principal } from './identity/principal'
import type { TokenVerifierOptions } from './identity/tokens'
import { createTokenVerifier } from './identity/tokens'
import { embeddedIssuer } from './issuer/embedded'
import { explorerRoutes } from './pages/explorer'
import { managerRoutes } from './pages/manager'

interface IdentityOptions {
  readonly settings: GatewaySettings
  readonly clock: Clock
  readonly log: Log
  readonly onToken: TokenVerifierOptions['onOutcome']
}

/** Who asks, and the pages on which people sign in. */
export interface Identified {
  readonly issuer: string
  /** @throws Refusal when the request shows no good token. */
  identify(request: IncomingMessage, requestId: string): Promise<Principal>
  /** The same for a token that came otherwise, in the words of an `Authorization` header. */
  identifyToken(authorization: string | undefined, requestId: string): Promise<Principal>
  mount(server: FastifyInstance): Promise<void>
}

/** Takes the tokens of the issuer that the settings name, or else of an embedded one. */
export async function startIdentity({ settings, clock, log, onToken }: IdentityOptions): Promise<Identified> {
  const { OIDC_AUDIENCE: audience, OIDC_CLIENT_ID: clientId, DATA_DIR: directory, production } = settings
  const publicUrl = settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`
  const embedded = settings.OIDC_ISSUER
    ? undefined
    : await embeddedIssuer({ publicUrl, audience, clientId, directory, log })
  const issuer = embedded?.issuer ?? settings.OIDC_ISSUER ?? ''
  const keys = embedded?.keys ?? remoteIssuerKeys(issuer)
  const verify = createTokenVerifier({
    issuer,
    audience,
    keys,
    clock,
    log,
    onOutcome: onToken,
    policiesByRole: settings.POLICIES_BY_ROLE,
  })
  return {
    issuer,
    identify: async (request, requestId) => verify(bearerToken(request), requestId),
    identifyToken: async (authorization, requestId) => verify(readBearer(authorization), requestId),
    async mount(server) {
      await embedded?.mount(server)
      await managerRoutes(server, { path: settings.MANAGER_PATH, issuer, clientId })
      explorerRoutes(server, { path: settings.EXPLORER_PATH, issuer, production })
    },
  }
}
