/** What a page may load and who may show it. */
const always = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}

const policy = (directives: Record<string, string>): string =>
  Object.entries({
    'default-src': "'self'",
    'base-uri': "'none'",
    'object-src': "'none'",
    'frame-ancestors': "'none'",
    ...directives,
  })
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ')

/**
 * For the manager. Its components set styles on elements and in `<style>` while they run, scripts come from files only.
 * @param issuer where people sign in, which the manager calls too.
 */
export const managerHeaders = (issuer: string): Record<string, string> => ({
  ...always,
  'content-security-policy': policy({
    'script-src': "'self'",
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data:",
    'font-src': "'self' data:",
    'connect-src': `'self' ${new URL(issuer).origin}`,
    'form-action': `'self' ${new URL(issuer).origin}`,
  }),
})

/** For GraphiQL, whose editor works in workers that it starts from files or blobs. */
export const explorerHeaders = (issuer: string): Record<string, string> => ({
  ...managerHeaders(issuer),
  'content-security-policy': policy({
    'script-src': "'self' blob:",
    'worker-src': "'self' blob:",
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data:",
    'font-src': "'self' data:",
    'connect-src': `'self' ${new URL(issuer).origin}`,
  }),
})

/** For the embedded issuer's own pages: nothing but their own style, and a script of ours where a page has one. */
export const signInHeaders = (nonce: string): Record<string, string> => ({
  ...always,
  'cache-control': 'no-store',
  'content-security-policy': policy({
    'default-src': "'none'",
    'style-src': `'nonce-${nonce}'`,
    'script-src': `'nonce-${nonce}'`,
  }),
})
