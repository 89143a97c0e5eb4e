/** Where the embedded issuer is, below the public address. */
export const ISSUER_PATH = '/oidc'
