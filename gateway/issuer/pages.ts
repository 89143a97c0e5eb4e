import { randomBytes } from 'node:crypto'
import { signInHeaders } from '../pages/securityHeaders'
import { escapeHtml, page } from './page'
import type { Person } from './people'

/** A page ready to be sent. */
export interface IssuerPage {
  readonly html: string
  readonly headers: Readonly<Record<string, string>>
}

const make = (title: string, body: (nonce: string) => string): IssuerPage => {
  const nonce = randomBytes(16).toString('base64url')
  return { html: page({ nonce, title, body: body(nonce) }), headers: signInHeaders(nonce) }
}

const initials = (name: string): string =>
  name
    .split(' ')
    .map(word => word.charAt(0).toUpperCase())
    .slice(0, 2)
    .join('')

const choice = ({ id, name, detail }: Person): string =>
  `<button name="person" value="${escapeHtml(id)}"><span class="badge">${escapeHtml(initials(name))}</span>` +
  `<span><strong>${escapeHtml(name)}</strong><small>${escapeHtml(detail)}</small></span></button>`

/** @param action where the choice is sent. */
export const signInPage = (action: string, people: readonly Person[]): IssuerPage =>
  make(
    'Sign in',
    () => `<p>Choose who you are. These are demo accounts: no password is asked.</p>
<form method="post" action="${escapeHtml(action)}">
${people.map(choice).join('\n')}
</form>
<footer>The sign-in of development and demo. In production your own OpenID provider takes its place.</footer>`,
  )

/** @param form the provider's own form, with what protects it from other sites. */
export const signOutPage = (form: string): IssuerPage =>
  make(
    'Signing out',
    nonce => `${form}
<p>You are being signed out.</p>
<button class="main" type="submit" form="op.logoutForm" name="logout" value="yes">Sign out</button>
<script nonce="${nonce}">
  const yes = document.createElement('input')
  yes.type = 'hidden'
  yes.name = 'logout'
  yes.value = 'yes'
  const form = document.forms[0]
  form.append(yes)
  form.submit()
</script>`,
  )

export const signedOutPage = (): IssuerPage => make('Signed out', () => '<p>You can close this page.</p>')

/** @param code of OAuth, such as `invalid_request`. */
export const problemPage = (code: string, description: string): IssuerPage =>
  make(
    'This sign-in cannot go on',
    () =>
      `<p>${escapeHtml(description)}</p><p>Go back and start it again.</p><footer><code>${escapeHtml(code)}</code></footer>`,
  )
