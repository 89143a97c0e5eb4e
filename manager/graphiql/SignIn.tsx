import { useState, type FormEvent } from 'react'
import type { Access } from './access'

interface SignInProps {
  readonly access: Access
  /** There is a token now. */
  readonly onPaste: () => void
}

/** The graph answers nobody without a token: one gets it by signing in, or brings it. */
export function SignIn({ access, onPaste }: SignInProps) {
  const [token, setToken] = useState('')
  const use = (event: FormEvent): void => {
    event.preventDefault()
    access.paste(token)
    onPaste()
  }
  return (
    <main className="explorer-sign-in">
      <h1>The graph, by hand</h1>
      <p>Every question needs an access token.</p>
      <button type="button" className="explorer-main" onClick={() => void access.signIn()}>
        Sign in
      </button>
      <form onSubmit={use}>
        <label htmlFor="token">
          or paste a token, from <code>npm run token -- --account demo</code>
        </label>
        <textarea
          id="token"
          rows={5}
          spellCheck={false}
          autoComplete="off"
          value={token}
          onChange={event => setToken(event.target.value)}
        />
        <button type="submit" disabled={token.trim() === ''}>
          Use this token
        </button>
      </form>
    </main>
  )
}
